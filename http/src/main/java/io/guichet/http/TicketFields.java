package io.guichet.http;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;

/** What decides who sees one ticket; the same as the {@link TicketColumns} of its row. */
public record TicketFields(String department, @Nullable String group, @Nullable UUID assignee,
        @Nullable String requesterEmail, @Nullable UUID accountManager) {

    /** Those of the ticket in an event; the customer's own account manager comes before their organisation's. */
    public static TicketFields of(TicketSnapshot ticket) {
        var requester = ticket.requester();
        var email = requester.email();
        return new TicketFields(ticket.department(), ticket.group(), ticket.assignee(),
                email == null ? null : email.toLowerCase(Locale.ROOT),
                requester.accountManager() == null && ticket.organization() != null
                        ? ticket.organization().accountManager()
                        : requester.accountManager());
    }
}
