package io.guichet.ticket.job;

/**
 * How an import is done.
 *
 * @param source whose ids the external ids are: the same id of the same source is imported once
 * @param quiet whether nobody is told of tickets that are over: no notification, no service level
 */
public record ImportOptions(String source, boolean quiet) {}
