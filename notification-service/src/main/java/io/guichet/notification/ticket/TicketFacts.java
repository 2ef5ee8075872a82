package io.guichet.notification.ticket;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketFields;

/**
 * What a notice says of a ticket.
 *
 * @param accountManager who looks after the requester or, if nobody does, after their organisation
 * @param requester their name, or else their address
 * @param address the requester's
 */
public record TicketFacts(UUID id, long number, String subject, String department, @Nullable String group,
        @Nullable UUID assignee, @Nullable UUID accountManager, @Nullable String requester,
        @Nullable String address) {

    public static TicketFacts of(TicketSnapshot ticket) {
        var requester = ticket.requester();
        return new TicketFacts(ticket.id(), ticket.number(), ticket.subject(), ticket.department(), ticket.group(),
                ticket.assignee(), TicketFields.of(ticket).accountManager(),
                requester.name() != null ? requester.name() : requester.email(), requester.email());
    }
}
