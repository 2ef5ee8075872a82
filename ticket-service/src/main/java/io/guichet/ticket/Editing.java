package io.guichet.ticket;

import java.util.List;

import io.guichet.events.Priority;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.PriorityChanged;

/** What a ticket is about, as people change it, and what was promised, as sla-service says. */
final class Editing {

    private final Ticket ticket;
    private final Traits traits;
    private final Promises promises;

    Editing(Ticket ticket, Traits traits, Promises promises) {
        this.ticket = ticket;
        this.traits = traits;
        this.promises = promises;
    }

    /** Changes what a person wants changed; one event for the fields, one each for priority and status. */
    Change edit(Edit edit, Reassignment owners, Act act) {
        edit.status().ifPresent(wanted -> ticket.requireMove(wanted, act));
        var change = Change.of(ticket, act);
        var changed = traits.edit(edit);
        var priority = edit.priority().filter(wanted -> wanted != traits.priority());
        var status = edit.status().filter(wanted -> wanted != ticket.status());
        if (changed.isEmpty() && priority.isEmpty() && status.isEmpty()) {
            return change;
        }
        ticket.edited();
        if (!changed.isEmpty()) {
            change.tell(snapshot -> new FieldsChanged(snapshot, changed, act.by()));
        }
        priority.ifPresent(wanted -> press(wanted, change));
        status.ifPresent(wanted -> ticket.moved(wanted, owners.questionFor(ticket.assigning().owner()), change));
        return change;
    }

    /** Tells of it as it is by now, to those who were told nothing of how it came to be. */
    Change introduce(Act act) {
        return Change.of(ticket, act).tell(snapshot -> new FieldsChanged(snapshot, List.of(), act.by()));
    }

    private void press(Priority to, Change change) {
        var from = traits.priority();
        traits.press(to);
        change.tell(snapshot -> new PriorityChanged(snapshot, from, to, change.act().by()));
    }

    Change promise(TargetsSet promised, Act act) {
        var change = Change.of(ticket, act);
        return promises.apply(promised) ? change.note("TargetsSet") : change;
    }

    Change pause(TargetPaused paused, Act act) {
        var change = Change.of(ticket, act);
        return promises.apply(paused) ? change.note("TargetPaused") : change;
    }

    Change keep(TargetMet met, Act act) {
        var change = Change.of(ticket, act);
        return promises.apply(met) ? change.note("TargetMet") : change;
    }
}
