package io.guichet.reliable.postgres;

import java.time.Instant;
import java.util.UUID;

/**
 * Something to be done at an instant.
 *
 * @param kind names the handler
 * @param subject what it is about, for example a ticket's id; with the kind, what {@code cancel} looks for
 * @param payload for the handler, usually JSON; empty when the subject says all
 */
public record Due(UUID id, String kind, String subject, Instant dueAt, String payload) {}
