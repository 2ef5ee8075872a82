package io.guichet.ticket.job;

import org.jspecify.annotations.Nullable;

/**
 * One item of a job.
 *
 * @param content the id of a ticket, or a line of an import as JSON
 * @param detail why it failed
 */
public record JobItem(int position, String content, String state, @Nullable String detail) {}
