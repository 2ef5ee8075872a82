package io.guichet.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;

/**
 * Who has a ticket: a person's choice always wins over routing's, and routing's answer counts only while its question
 * is open. None of this moves the revision.
 */
final class Assigning {

    private final Ticket ticket;
    private final Ownership ownership;
    private final Traits traits;

    Assigning(Ticket ticket, Ownership ownership, Traits traits) {
        this.ticket = ticket;
        this.ownership = ownership;
        this.traits = traits;
    }

    /** What timers do to it. */
    Escalating escalating() {
        return new Escalating(ticket, traits);
    }

    /** A person gives the ticket to an agent. */
    Change assign(UUID agent, Act act) {
        if (ticket.status() == TicketStatus.CLOSED) {
            throw new TicketIsClosed(ticket.id());
        }
        var change = Change.of(ticket, act);
        var from = ownership.assignee();
        if (agent.equals(from) && ownership.isChosenByPerson()) {
            return change;
        }
        ownership.chosenByPerson(agent, act.at());
        return change.tell(snapshot -> new AssigneeChanged(snapshot, from, agent, null, act.by()));
    }

    /** A person takes the ticket away from whoever has it; while there is work to do, routing is asked who is next. */
    Change unassign(UUID request, Act act) {
        var change = Change.of(ticket, act);
        var from = ownership.assignee();
        if (from == null) {
            return change;
        }
        ownership.chosenByPerson(null, act.at());
        askIfActive(request, "unassigned", act);
        return change.tell(snapshot -> new AssigneeChanged(snapshot, from, null, null, act.by()));
    }

    /**
     * A rule chose the group. An answer to a question that is no longer open changes nothing, but for the group of a
     * ticket that has none: a person may have taken it before it was routed. A move of all of a group's tickets is no
     * answer, and holds whatever is asked.
     */
    Change route(TicketRouted routed, Act act) {
        var change = Change.of(ticket, act);
        var asked = ownership.asks(routed.request());
        var changed = new ArrayList<String>();
        var moved = routed.movesGroup();
        if ((asked || moved || nobodyHasAsked()) && !routed.group().equals(ownership.group())) {
            ownership.moveTo(routed.group());
            changed.add("group");
        }
        return asked ? applyRule(routed, changed, change) : tellFields(changed, change);
    }

    /** A ticket without a group that waits for an answer was handed to another department meanwhile. */
    private boolean nobodyHasAsked() {
        return ownership.group() == null && ownership.request() == null;
    }

    private Change applyRule(TicketRouted routed, List<String> changed, Change change) {
        changed.addAll(traits.route(routed));
        tellFields(changed, change);
        var from = traits.priority();
        var to = routed.priority();
        if (to == null || to == from) {
            return change;
        }
        traits.press(to);
        return change.tell(snapshot -> new PriorityChanged(snapshot, from, to, change.act().by()));
    }

    @CanIgnoreReturnValue
    private static Change tellFields(List<String> changed, Change change) {
        return changed.isEmpty()
                ? change
                : change.tell(snapshot -> new FieldsChanged(snapshot, List.copyOf(changed), change.act().by()));
    }

    /** Routing chose an agent: applied, or declined with the reason; the same answer again changes nothing. */
    Change apply(AgentAssigned chosen, Act act) {
        var change = Change.of(ticket, act);
        var from = ownership.assignee();
        if (ownership.asks(chosen.request())) {
            ownership.chosenByRouting(chosen.agent(), chosen.group(), chosen.request(), act.at());
            return change.tell(snapshot -> new AssigneeChanged(snapshot, from, chosen.agent(), chosen.request(),
                    act.by()));
        }
        if (ownership.holds(chosen.request(), chosen.agent())) {
            return change;
        }
        var reason = whyNot();
        return change.tell(
                snapshot -> new AssignmentDeclined(snapshot, chosen.request(), chosen.agent(), reason));
    }

    private String whyNot() {
        if (!StatusTable.isActive(ticket.status())) {
            return "closed";
        }
        return ownership.isChosenByPerson() ? "assigned-by-a-person" : "stale-request";
    }

    /**
     * Routing takes the ticket back, for example from somebody who left, and is asked who is next.
     *
     * @param decided when routing decided so: whoever was given the ticket later keeps it
     */
    Change release(AssignmentReleased released, UUID request, Instant decided, Act act) {
        var change = Change.of(ticket, act);
        if (!Objects.equals(ownership.assignee(), released.agent()) || ownership.changedAfter(decided)) {
            return change;
        }
        ownership.released();
        askIfActive(request, "released", act);
        return change.tell(
                snapshot -> new AssigneeChanged(snapshot, released.agent(), null, released.request(), act.by()));
    }

    private void askIfActive(UUID request, String reason, Act act) {
        if (StatusTable.isActive(ticket.status())) {
            ownership.ask(new RoutingRequest(request, reason, act.at()));
        }
    }

    @Nullable
    UUID owner() {
        return ownership.assignee();
    }
}
