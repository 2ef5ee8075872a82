package io.guichet.ticket;

import io.guichet.events.TicketStatus;
import io.guichet.http.IfMatch;
import io.guichet.http.TicketFields;
import io.guichet.http.TicketScope;

/** Which tickets somebody may act on, and on which revision: checked once the ticket's row is locked. */
@FunctionalInterface
public interface Access {

    /** Refuses a ticket that may not be acted on, or not as it is now; {@code ref} is how the caller named it. */
    void check(TicketRef ref, Ticket ticket);

    /** Whether it lets this ticket pass. */
    default boolean allows(TicketRef ref, Ticket ticket) {
        try {
            check(ref, ticket);
            return true;
        } catch (TicketNotFound outside) {
            return false;
        }
    }

    /** To every ticket: for what this service decides itself, such as where a mail belongs. */
    static Access toAll() {
        return (ref, ticket) -> {};
    }

    /** To whatever the scope allows; what lies outside of it answers exactly as what does not exist. */
    static Access within(TicketScope scope) {
        return (ref, ticket) -> {
            if (!scope.allows(TicketFields.of(ticket.snapshot())
                    .accompaniedBy(ticket.situation().collaborators()))
                    || scope.isCustomers() && ticket.situation().isTrash()) {
                throw new TicketNotFound(ref);
            }
        };
    }

    /** Refuses a ticket that is part of another one or in the trash. */
    static void inPlace(Ticket ticket) {
        if (ticket.talk().isAside()) {
            throw new TicketIsAside(ticket.id(), ticket.situation());
        }
    }

    /** Refuses a ticket whose customer is answered no more, unless it is opened again first. */
    static void answerable(Ticket ticket) {
        if (ticket.status() == TicketStatus.CLOSED) {
            throw new TicketIsClosed(ticket.id());
        }
    }

    /** As {@link #within}, if the ticket is still at the revision that the caller has seen. */
    static Access within(TicketScope scope, IfMatch seen) {
        return (ref, ticket) -> {
            within(scope).check(ref, ticket);
            seen.verify(ticket.revision());
        };
    }
}
