package io.guichet.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;

/** What decides who sees one ticket; the same as the {@link TicketColumns} of its row. */
public record TicketFields(String department, @Nullable String group, @Nullable UUID assignee,
        @Nullable String requesterEmail, @Nullable UUID accountManager, Set<UUID> collaborators) {

    public TicketFields {
        collaborators = Set.copyOf(collaborators);
    }

    /** Of a ticket into which nobody was brought. */
    public TicketFields(String department, @Nullable String group, @Nullable UUID assignee,
            @Nullable String requesterEmail, @Nullable UUID accountManager) {
        this(department, group, assignee, requesterEmail, accountManager, Set.of());
    }

    /** The same, with those who were brought into the ticket. */
    public TicketFields accompaniedBy(Collection<UUID> agents) {
        return new TicketFields(department, group, assignee, requesterEmail, accountManager, Set.copyOf(agents));
    }

    /**
     * Those of the ticket in an event; the customer's own account manager comes before their organisation's, and an older
     * event names nobody who was brought in.
     */
    public static TicketFields of(TicketSnapshot ticket) {
        var requester = ticket.requester();
        var email = requester.email();
        var agents = ticket.collaborators();
        return new TicketFields(ticket.department(), ticket.group(), ticket.assignee(),
                email == null ? null : email.toLowerCase(Locale.ROOT),
                requester.accountManager() == null && ticket.organization() != null
                        ? ticket.organization().accountManager()
                        : requester.accountManager(),
                agents == null ? Set.of() : Set.copyOf(agents));
    }
}
