package io.guichet.ticket.time;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The times of a ticket, or a page of them.
 *
 * @param totalSeconds of all entries that have ended, on whatever page
 * @param next cursor of the following page; absent on the last one
 */
public record TimeSheet(List<TimeEntry> entries, long totalSeconds, @Nullable String next) {}
