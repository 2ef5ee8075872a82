package io.guichet.ticket;

import java.util.List;
import java.util.UUID;

import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Attachment;

/**
 * What somebody who works here writes.
 *
 * @param id to be the message's
 * @param to addresses outside that a forward goes to
 * @param mentioned ids of the agents whom it names
 * @param asksForProof whether a reply does no more than ask who the requester is
 */
public record Outgoing(UUID id, MessageKind kind, Body body, Then then, List<String> to, List<String> cc,
        List<Attachment> attachments, List<UUID> mentioned, boolean asksForProof) {

    /** The same, naming these alone. */
    public Outgoing naming(List<UUID> agents) {
        return new Outgoing(id, kind, body, then, to, cc, attachments, agents, asksForProof);
    }

    /** One that nothing goes with. */
    public static Outgoing of(UUID id, MessageKind kind, Body body, Then then) {
        return new Outgoing(id, kind, body, then, List.of(), List.of(), List.of(), List.of(), false);
    }
}
