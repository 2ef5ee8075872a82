package io.guichet.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.TicketEvent;
import io.guichet.events.TicketSnapshot;

/** What a verb did to a ticket, step by step; each step is one event and one entry of the timeline. */
public final class Change {

    private final Ticket ticket;
    private final Act act;
    private final List<Step> steps = new ArrayList<>();
    private Facts known;
    private @Nullable Message message;

    private Change(Ticket ticket, Act act, Facts known) {
        this.ticket = ticket;
        this.act = act;
        this.known = known;
    }

    /** Begins, before the ticket changes. */
    static Change of(Ticket ticket, Act act) {
        return new Change(ticket, act, ticket.facts());
    }

    /** Something happened around a ticket that its fields do not say. */
    public static Change noted(Ticket ticket, String kind, Map<String, Object> detail, Act act) {
        return of(ticket, act).note(kind, detail);
    }

    /** The same, told to the other services. */
    public static Change told(Ticket ticket, Act act, Function<TicketSnapshot, TicketEvent> event) {
        return of(ticket, act).tell(event);
    }

    /** Begins with a ticket that nobody has heard of yet. */
    static Change ofNew(Ticket ticket, Act act) {
        return new Change(ticket, act, new Facts());
    }

    /** What has changed since the step before becomes an event. */
    @CanIgnoreReturnValue
    Change tell(Function<TicketSnapshot, TicketEvent> event) {
        return tell(event, Map.of());
    }

    /** The same, of which the timeline says more than the event. */
    @CanIgnoreReturnValue
    Change tell(Function<TicketSnapshot, TicketEvent> event, Map<String, Object> more) {
        var told = event.apply(ticket.nextSnapshot(act.at()));
        var detail = new TreeMap<>(EventDetail.of(told));
        detail.putAll(more);
        return add(told.getClass().getSimpleName(), told, detail);
    }

    /** What has changed since the step before is of interest to this service alone. */
    Change note(String kind) {
        return note(kind, Map.of());
    }

    /** The same, with what the fields do not say. */
    Change note(String kind, Map<String, Object> detail) {
        return add(kind, null, detail);
    }

    Change with(Message added) {
        message = added;
        return this;
    }

    private Change add(String kind, @Nullable TicketEvent event, Map<String, Object> detail) {
        var now = ticket.facts();
        steps.add(new Step(ticket.nextEntry(), kind, ticket.version(), known.unlike(now), now.unlike(known), event,
                detail));
        known = now;
        return this;
    }

    public Ticket ticket() {
        return ticket;
    }

    public Act act() {
        return act;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The events, in the order in which they happened. */
    public List<TicketEvent> events() {
        return steps.stream().map(Step::event).<TicketEvent>mapMulti((event, each) -> {
            if (event != null) {
                each.accept(event);
            }
        }).toList();
    }

    /** Whether a field has changed on the way, for example {@code status}. */
    public boolean touches(String field) {
        return steps.stream().anyMatch(step -> step.after().containsKey(field) || step.before().containsKey(field));
    }

    /** The message that joined, if one did. */
    public @Nullable Message message() {
        return message;
    }

    /**
     * One step.
     *
     * @param position of the entry in the ticket's timeline, from 1
     * @param version the ticket's after it
     * @param before fields that have changed or gone, as they were
     * @param after fields that have changed or come, as they are
     * @param detail what there is to know besides
     */
    record Step(int position, String kind, long version, Map<String, Object> before, Map<String, Object> after,
            @Nullable TicketEvent event, Map<String, Object> detail) {}
}
