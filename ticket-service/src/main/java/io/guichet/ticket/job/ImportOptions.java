package io.guichet.ticket.job;

import org.jspecify.annotations.Nullable;

/**
 * How an import is done.
 *
 * @param source whose ids the external ids are: the same id of the same source is imported once
 * @param quiet whether nobody is told of the past: no notification, no service level; what is still worked on is made
 *            known as it is by now
 * @param mapping how the lines are read; absent when they are as we write them
 */
public record ImportOptions(String source, boolean quiet, @Nullable LineMapping mapping) {}
