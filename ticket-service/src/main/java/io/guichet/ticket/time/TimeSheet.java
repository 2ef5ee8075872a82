package io.guichet.ticket.time;

import java.util.List;

/**
 * The times of a ticket.
 *
 * @param totalSeconds of all entries that have ended
 */
public record TimeSheet(List<TimeEntry> entries, long totalSeconds) {}
