package io.guichet.ticket;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guichet.events.TicketEvent.FieldsChanged;

/** Who is brought into a ticket, and leaves it again: they see this ticket, whatever else they may see. */
public final class Accompanying {

    private final Ticket ticket;
    private final Company company;

    Accompanying(Ticket ticket, Company company) {
        this.ticket = ticket;
        this.company = company;
    }

    /** Brings a colleague in; nothing when they are. */
    public Change join(UUID agent, Act act) {
        var change = Change.of(ticket, act);
        if (company.has(agent)) {
            return change;
        }
        company.join(agent);
        return told(change.note("CollaboratorAdded", Map.of("agent", agent.toString())));
    }

    /** A colleague has no more to do with it; nothing when they never had. */
    public Change leave(UUID agent, Act act) {
        var change = Change.of(ticket, act);
        if (!company.has(agent)) {
            return change;
        }
        company.leave(agent);
        return told(change.note("CollaboratorRemoved", Map.of("agent", agent.toString())));
    }

    /** Other services show them what belongs to the ticket. */
    private static Change told(Change change) {
        return change.tell(snapshot -> new FieldsChanged(snapshot, List.of("collaborators"), change.act().by()));
    }
}
