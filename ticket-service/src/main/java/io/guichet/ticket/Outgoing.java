package io.guichet.ticket;

import java.util.UUID;

import io.guichet.events.Channel;
import io.guichet.events.MessageKind;

/**
 * What somebody who works here writes.
 *
 * @param id to be the message's
 * @param channel it is written in
 */
public record Outgoing(UUID id, MessageKind kind, Channel channel, Body body, Then then) {}
