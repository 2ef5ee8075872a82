package io.guichet.ticket;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.Particulars;
import io.guichet.events.TicketSnapshot;

/**
 * A message that is about to join a conversation.
 *
 * @param from address that it came from by mail, absent otherwise
 * @param to further addresses that it goes or went to
 * @param mail absent when it neither came nor goes by mail
 * @param mentioned ids of the agents whom it names
 * @param via the merged ticket that it was written to
 * @param signed what those may do who get it; absent when it does not go out
 */
public record Draft(UUID id, MessageKind kind, Channel channel, Body body, @Nullable String from, List<String> to,
        List<String> cc, @Nullable MailHeaders mail, List<Attachment> attachments, List<UUID> mentioned,
        @Nullable UUID via, @Nullable Signed signed) {

    /**
     * What somebody may do who gets a mail.
     *
     * @param replyTo by address, of those who get a copy: where their answer reaches the ticket
     * @param links by id, of the attachments: where they are read
     */
    record Signed(Map<String, String> replyTo, Map<String, String> links) {

        static final Signed NOTHING = new Signed(Map.of(), Map.of());
    }

    /** One that nothing goes with. */
    static Draft of(UUID id, MessageKind kind, Channel channel, Body body) {
        return new Draft(id, kind, channel, body, null, List.of(), List.of(), null, List.of(), List.of(), null,
                null);
    }

    /** The same, as a mail. */
    Draft mailed(@Nullable MailHeaders headers, Signed allowed) {
        return new Draft(id, kind, channel, body, from, to, cc, headers, attachments, mentioned, via, allowed);
    }

    /** The same, of which these get a copy. */
    Draft copied(List<String> others) {
        return new Draft(id, kind, channel, body, from, to, others, mail, attachments, mentioned, via, signed);
    }

    /** The same, written to a ticket that is part of another now. */
    Draft via(UUID source) {
        return new Draft(id, kind, channel, body, from, to, cc, mail, attachments, mentioned, source, signed);
    }

    MessageAdded told(TicketSnapshot ticket, boolean opening, Act act) {
        return new MessageAdded(ticket, id, kind, act.by(), channel, body.excerpt(), opening, mail, act.at(),
                particulars());
    }

    /** Whom a mail that came in was sent to besides is none of those that it is to be sent to. */
    private @Nullable Particulars particulars() {
        var goesTo = from == null ? to : List.<String>of();
        var copies = from == null ? cc : List.<String>of();
        var html = mail == null || signed == null ? null : body.htmlInEvents();
        return attachments.isEmpty() && goesTo.isEmpty() && copies.isEmpty() && mentioned.isEmpty() && html == null
                ? null
                : new Particulars(attachments, goesTo, copies, mentioned,
                        signed == null || signed.replyTo().isEmpty() ? null : signed.replyTo(),
                        signed == null || signed.links().isEmpty() ? null : signed.links(), html);
    }
}
