package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketSnapshot;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Everything that can happen to a ticket, as routing sees it: what is heard is noted, a group is chosen for a new
 * request, and the groups concerned are marked. Who gets a ticket is decided by {@code queue.Drain} alone.
 */
@ApplicationScoped
public class RoutingDesk {

    /** The customer's words follow the opening at once; should they be lost, the ticket is not. */
    private static final Duration WAIT_FOR_WORDS = Duration.ofSeconds(3);

    private final RoutedTickets tickets;
    private final Consequences consequences;
    private final Weightings weightings;
    private final Absences absences;
    private final Clock clock;

    RoutingDesk(RoutedTickets tickets, Consequences consequences, Weightings weightings, Absences absences,
            Clock clock) {
        this.tickets = tickets;
        this.consequences = consequences;
        this.weightings = weightings;
        this.absences = absences;
        this.clock = clock;
    }

    /** A ticket was opened: its group is chosen once the customer's words are known. */
    @WithTransaction
    public Uni<Void> open(TicketSnapshot snapshot, Cause cause) {
        return hear(snapshot, new Hearing(cause, clock.instant().plus(WAIT_FOR_WORDS), "", Ending.OVERTAKEN),
                (ticket, weights) -> {});
    }

    /** What the customer wrote when the ticket was opened. */
    @WithTransaction
    public Uni<Void> introduce(TicketSnapshot snapshot, String words, Cause cause) {
        var now = clock.instant();
        return hear(snapshot, new Hearing(cause, now, words, Ending.OVERTAKEN),
                (ticket, weights) -> ticket.introduce(now))
                .chain(() -> snapshot.routingRequest() == null
                        ? consequences.remember(snapshot, words)
                        : Uni.createFrom().voidItem());
    }

    /** Somebody did something about the ticket. */
    @WithTransaction
    public Uni<Void> change(TicketSnapshot snapshot, Actor by, Cause cause) {
        return hear(snapshot, new Hearing(cause, clock.instant(), "", Ending.OVERTAKEN),
                (ticket, weights) -> ticket.touch(snapshot, by));
    }

    /** The customer wrote again: whoever has the ticket keeps it, even above the limit, unless they are away. */
    @WithTransaction
    public Uni<Void> reply(TicketSnapshot snapshot, Actor by, Cause cause) {
        var now = clock.instant();
        return hear(snapshot, new Hearing(cause, now, "", Ending.OVERTAKEN), (ticket, weights) -> {
            ticket.touch(snapshot, by);
            if (ticket.version() == snapshot.version()) {
                ticket.possession().reply(now);
            }
        }).chain(() -> tickets.findById(snapshot.id()))
                .chain(ticket -> ticket.version() == snapshot.version()
                        ? absences.offerIfAway(ticket)
                        : Uni.createFrom().voidItem());
    }

    /**
     * The ticket has another owner, or none.
     *
     * @param request that was answered; absent when a person decided
     */
    @WithTransaction
    public Uni<Void> assign(TicketSnapshot snapshot, @Nullable UUID request, Actor by, Cause cause) {
        var ending = request == null ? Ending.byHand(by) : Ending.ACCEPTED;
        return hear(snapshot, new Hearing(cause, clock.instant(), "", ending),
                (ticket, weights) -> ticket.possession().answered())
                // What does not weigh either: whoever may no longer work here is to keep nothing.
                .chain(() -> request == null && snapshot.assignee() != null
                        ? absences.lookAgain(snapshot.assignee())
                        : Uni.createFrom().voidItem());
    }

    /** ticket-service did not give the ticket to whom routing had proposed. */
    @WithTransaction
    public Uni<Void> decline(AssignmentDeclined declined, Cause cause) {
        return hear(declined.ticket(), new Hearing(cause, clock.instant(), "", Ending.declined(declined.reason())),
                (ticket, weights) -> ticket.decline(declined.request(), declined.agent(), weights));
    }

    private Uni<Void> hear(TicketSnapshot snapshot, Hearing hearing, BiConsumer<RoutedTicket, Weights> verb) {
        // Here and not in the drain, where one such ticket would hold up its whole group.
        if (snapshot.routingRequest() != null && hearing.cause().tooDeep()) {
            return Uni.createFrom().failure(new EndlessChain(snapshot.id()));
        }
        return weightings.shared().chain(weights -> tickets.lock(snapshot.id()).chain(known -> {
            var ticket = known == null ? new RoutedTicket(snapshot.id()) : known;
            var before = ticket.standing();
            var wasOver = known != null && known.isOver();
            ticket.hear(snapshot, weights, hearing.cause(), hearing.lookAt());
            verb.accept(ticket, weights);
            return tickets.persist(ticket).chain(() -> consequences.of(ticket, before, hearing))
                    .chain(() -> wasOver && !ticket.isOver() ? welcomeBack(ticket) : Uni.createFrom().voidItem());
        }));
    }

    /** Whoever it comes back to is looked at, even if it weighs nothing: they may no longer work here. */
    private Uni<Void> welcomeBack(RoutedTicket ticket) {
        var assignee = ticket.assignee();
        return assignee == null ? Uni.createFrom().voidItem() : absences.lookAgain(assignee);
    }
}
