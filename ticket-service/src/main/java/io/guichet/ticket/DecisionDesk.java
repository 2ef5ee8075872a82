package io.guichet.ticket;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.MessageKind;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.reliable.Ids;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Applies what other services decided about tickets; each method is safe to repeat and may come late. */
@ApplicationScoped
public class DecisionDesk {

    private final Tickets tickets;
    private final Chronicle chronicle;
    private final Ids ids;

    DecisionDesk(Tickets tickets, Chronicle chronicle, Ids ids) {
        this.tickets = tickets;
        this.chronicle = chronicle;
        this.ids = ids;
    }

    /** Takes the tickets that decisions made together are about, in the order of their ids. */
    @WithTransaction
    public Uni<Void> take(Set<String> tickets) {
        return this.tickets.lock(tickets.stream().map(UUID::fromString).toList());
    }

    /** A rule chose the group, or a person, whose words to those who get the ticket next are a note. */
    @WithTransaction
    public Uni<Change> route(TicketRouted routed, Act act) {
        return on(routed.ticketId(), ticket -> ticket.assigning().route(routed, act))
                .call(change -> note(change, routed.note(), routed.by(), act));
    }

    /** Routing chose an agent; the answer is an event, whether applied or declined. */
    @WithTransaction
    public Uni<Change> apply(AgentAssigned chosen, Act act) {
        return on(chosen.ticketId(), ticket -> ticket.assigning().apply(chosen, act));
    }

    /**
     * Routing took the ticket back, at the instant at which it decided so. What the agent who asked for that says to the
     * next one is a note.
     */
    @WithTransaction
    public Uni<Change> release(AssignmentReleased released, Instant decided, Act act) {
        return on(released.ticketId(), ticket -> ticket.assigning().release(released, ids.next(), decided, act))
                .call(change -> note(change, released.note(), released.by(), act));
    }

    /** What comes twice changes nothing, and is noted once. */
    private Uni<Void> note(Change change, @Nullable String text, @Nullable Actor by, Act act) {
        if (change.steps().isEmpty() || text == null) {
            return Uni.createFrom().voidItem();
        }
        var ticket = change.ticket();
        var note = Draft.of(ids.next(), MessageKind.NOTE, ticket.snapshot().channel(), new Body(text, null));
        return chronicle.keep(ticket.talk().attach(note, by == null ? act : act.by(by))).replaceWithVoid();
    }

    /** The customer was promised instants. */
    @WithTransaction
    public Uni<Change> promise(TargetsSet promised, Act act) {
        return on(promised.ticketId(), ticket -> ticket.editing().promise(promised, act));
    }

    /** A promise stands still. */
    @WithTransaction
    public Uni<Change> pause(TargetPaused paused, Act act) {
        return on(paused.ticketId(), ticket -> ticket.editing().pause(paused, act));
    }

    /** A promise is kept, or done too late: it is no longer due. */
    @WithTransaction
    public Uni<Change> keep(TargetMet met, Act act) {
        return on(met.ticketId(), ticket -> ticket.editing().keep(met, act));
    }

    private Uni<Change> on(UUID ticket, Function<Ticket, Change> verb) {
        return tickets.take(new TicketRef.ById(ticket)).map(verb).chain(chronicle::keep);
    }
}
