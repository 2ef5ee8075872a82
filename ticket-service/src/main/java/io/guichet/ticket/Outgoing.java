package io.guichet.ticket;

import java.util.UUID;

import io.guichet.events.MessageKind;

/**
 * What somebody who works here writes.
 *
 * @param id to be the message's
 */
public record Outgoing(UUID id, MessageKind kind, Body body, Then then) {}
