package io.guichet.ticket;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;

/**
 * What a step of an escalation or of a watch rule does to a ticket; what no longer applies is left undone. None of this
 * moves the revision, but for closing.
 */
final class Escalating {

    private final Ticket ticket;
    private final Ownership ownership;
    private final Traits traits;

    Escalating(Ticket ticket, Ownership ownership, Traits traits) {
        this.ticket = ticket;
        this.ownership = ownership;
        this.traits = traits;
    }

    /** Makes it at least as pressing. */
    Change raise(Priority to, Act act) {
        var change = Change.of(ticket, act);
        var from = traits.priority();
        if (!goesOn() || from.compareTo(to) >= 0) {
            return change;
        }
        traits.press(to);
        return change.tell(snapshot -> new PriorityChanged(snapshot, from, to, act.by()));
    }

    /** Adds the tags that it does not have. */
    Change tag(List<String> tags, Act act) {
        var change = Change.of(ticket, act);
        if (ticket.status() == TicketStatus.CLOSED) {
            return change;
        }
        var changed = traits.tag(tags);
        return changed.isEmpty()
                ? change
                : change.tell(snapshot -> new FieldsChanged(snapshot, changed, act.by()));
    }

    /** Hands it to another group, whoever has it; routing is asked who takes it there. */
    Change move(String group, UUID request, Act act) {
        var change = Change.of(ticket, act);
        if (!goesOn() || Objects.equals(ownership.group(), group)) {
            return change;
        }
        ownership.moveTo(group);
        var question = new RoutingRequest(request, "escalated", act.at());
        var from = ownership.assignee();
        if (from == null) {
            ownership.ask(question);
            return change.tell(snapshot -> new FieldsChanged(snapshot, List.of("group"), act.by()));
        }
        change.tell(snapshot -> new FieldsChanged(snapshot, List.of("group"), act.by()));
        ownership.released();
        ownership.ask(question);
        return change.tell(snapshot -> new AssigneeChanged(snapshot, from, null, null, act.by()));
    }

    private boolean goesOn() {
        return StatusTable.isActive(ticket.status());
    }
}
