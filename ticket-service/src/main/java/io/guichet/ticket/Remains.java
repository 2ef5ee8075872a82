package io.guichet.ticket;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is left of a ticket when one that was part of it leaves.
 *
 * @param waiting since when it waits without it
 * @param earlier how it was before that opened it; absent when it stays as it is
 * @param heard when a customer last wrote what stays in it
 */
public record Remains(@Nullable Instant waiting, @Nullable Earlier earlier, Instant heard) {}
