package io.guichet.routing.web;

import java.util.Set;

import io.guichet.http.Caller;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;

/** Whose figures a caller sees. */
final class Figures {

    private Figures() {}

    /** Those of the groups whose tickets they see. Figures name no ticket: a machine that may read them sees all. */
    static TicketScope scope(Caller caller, Permission needed) {
        caller.require(needed);
        return caller instanceof Caller.Machine machine
                ? TicketScope.of(new Caller.Machine(machine.clientId(), Set.of(Permission.TICKET_READ)))
                : TicketScope.of(caller);
    }
}
