package io.guichet.ticket.web;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.IfMatch;
import io.guichet.http.NotAllowed;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;

/**
 * One request: who sends it, and what they do by it.
 *
 * @param scope what the caller may see
 */
record Visit(Caller caller, Act act, TicketScope scope) {

    /** What the caller may act on, if it still is as they have seen it, should they say so. */
    Access access(@Nullable String ifMatch) {
        return Access.within(scope, IfMatch.optional(ifMatch));
    }

    /** The same, where they have to say so. */
    Access strictAccess(@Nullable String ifMatch) {
        return Access.within(scope, IfMatch.required(ifMatch));
    }

    void require(Permission permission) {
        caller.require(permission);
    }

    /** Whether it is a customer's: they see the public part of their own tickets only. */
    boolean isCustomers() {
        return caller instanceof Caller.Customer;
    }

    /** The agent who calls; customers and machines have nothing of this kind. */
    UUID person() {
        return agent().orElseThrow(() -> new NotAllowed(Permission.TICKET_NOTE));
    }

    /** The agent who calls; empty for a customer or a machine. */
    Optional<UUID> agent() {
        return caller instanceof Caller.Person person ? Optional.of(person.id()) : Optional.empty();
    }
}
