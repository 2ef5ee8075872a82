package io.guichet.ticket;

import io.guichet.http.IfMatch;
import io.guichet.http.TicketFields;
import io.guichet.http.TicketScope;

/** Which tickets somebody may act on, and on which revision: checked once the ticket's row is locked. */
@FunctionalInterface
public interface Access {

    /** Refuses a ticket that may not be acted on, or not as it is now. */
    void check(Ticket ticket);

    /** To every ticket: for what this service decides itself, such as where a mail belongs. */
    static Access toAll() {
        return ticket -> {};
    }

    /** To whatever the scope allows; what lies outside of it answers exactly as what does not exist. */
    static Access within(TicketScope scope) {
        return ticket -> {
            if (!scope.allows(TicketFields.of(ticket.snapshot()))) {
                throw new TicketNotFound(ticket.id());
            }
        };
    }

    /** As {@link #within}, if the ticket is still at the revision that the caller has seen. */
    static Access within(TicketScope scope, IfMatch seen) {
        return ticket -> {
            within(scope).check(ticket);
            seen.verify(ticket.revision());
        };
    }
}
