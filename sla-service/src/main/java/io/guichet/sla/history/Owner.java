package io.guichet.sla.history;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;

/** Who had a ticket. */
public record Owner(String department, @Nullable String group, @Nullable UUID assignee) {

    /** Whoever has it as it is described. */
    public static Owner of(TicketSnapshot ticket) {
        return new Owner(ticket.department(), ticket.group(), ticket.assignee());
    }
}
