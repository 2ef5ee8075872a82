package io.guichet.ticket;

import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;

/** Handing a ticket to another group or department: whoever has it and does not work there gives it up. */
final class Handover {

    private final Ticket ticket;
    private final Progress progress;
    private final Ownership ownership;

    Handover(Ticket ticket, Progress progress, Ownership ownership) {
        this.ticket = ticket;
        this.progress = progress;
        this.ownership = ownership;
    }

    /** A person moves it; while there is work to do, {@code question} asks routing who takes it there. */
    Change move(Destination to, RoutingRequest question, Act act) {
        if (progress.status() == TicketStatus.CLOSED) {
            throw new TicketIsClosed(ticket.id());
        }
        return to(to, question, act);
    }

    /** A step of an escalation or of a watch rule moves it, if there still is work to do. */
    Change escalate(Destination to, RoutingRequest question, Act act) {
        return StatusTable.isActive(progress.status()) ? to(to, question, act) : Change.of(ticket, act);
    }

    private Change to(Destination to, RoutingRequest question, Act act) {
        var change = Change.of(ticket, act);
        var changed = ownership.moveTo(to);
        if (changed.isEmpty()) {
            return change;
        }
        if (changed.contains("department")) {
            progress.name(null);
        }
        var from = ownership.assignee();
        if (from == null) {
            ask(question);
            return change.tell(snapshot -> new FieldsChanged(snapshot, changed, act.by()));
        }
        change.tell(snapshot -> new FieldsChanged(snapshot, changed, act.by()));
        return to.agents().contains(from) ? change : giveUp(question, change);
    }

    private Change giveUp(RoutingRequest question, Change change) {
        var from = ownership.assignee();
        ownership.released();
        ask(question);
        return change.tell(snapshot -> new AssigneeChanged(snapshot, from, null, null, change.act().by()));
    }

    private void ask(RoutingRequest question) {
        if (StatusTable.isActive(progress.status())) {
            ownership.ask(question);
        }
    }
}
