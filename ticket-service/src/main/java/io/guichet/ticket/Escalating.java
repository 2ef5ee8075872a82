package io.guichet.ticket;

import java.util.List;

import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketStatus;

/**
 * What a step of an escalation or of a watch rule does to a ticket; what no longer applies is left undone. None of this
 * moves the revision, but for closing.
 */
final class Escalating {

    private final Ticket ticket;
    private final Traits traits;

    Escalating(Ticket ticket, Traits traits) {
        this.ticket = ticket;
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

    private boolean goesOn() {
        return StatusTable.isActive(ticket.status());
    }
}
