package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.events.TicketSnapshot;
import io.smallrye.mutiny.Uni;

/** Puts the learned past of a ticket and what is heard of it at present together. */
@Singleton
class Rejoining {

    private final RoutedTickets tickets;
    private final Consequences consequences;
    private final Weightings weightings;
    private final LearningConfig config;
    private final Clock clock;

    Rejoining(RoutedTickets tickets, Consequences consequences, Weightings weightings, LearningConfig config,
            Clock clock) {
        this.tickets = tickets;
        this.consequences = consequences;
        this.weightings = weightings;
        this.config = config;
        this.clock = clock;
    }

    Duration quiet() {
        return config.quiet();
    }

    /**
     * The ticket is now as its last event of the past says, unless something newer has been heard.
     *
     * @param words of the customer; empty when the event does not bring them
     * @param last the event
     */
    Uni<Void> join(TicketSnapshot snapshot, TicketPast past, String words, Cause last) {
        var cause = past.cause(last);
        return snapshot.routingRequest() != null && cause.tooDeep()
                ? Uni.createFrom().failure(new EndlessChain(snapshot.id()))
                : weightings.shared().chain(weights -> tickets.lock(snapshot.id()).chain(known -> join(
                        known == null ? new RoutedTicket(snapshot.id()) : known, snapshot, past, new Now(weights,
                                // Others may know by then what agents have.
                                new Hearing(cause, clock.instant().plus(config.quiet()), words,
                                        ending(known, snapshot))))));
    }

    private Uni<Void> join(RoutedTicket ticket, TicketSnapshot snapshot, TicketPast past, Now now) {
        var before = ticket.standing();
        ticket.hear(snapshot, now.weights(), now.hearing().cause(), now.hearing().lookAt());
        if (past.whole()) {
            ticket.remember(past, ticket.version() == snapshot.version());
        }
        return tickets.persist(ticket).chain(() -> consequences.of(ticket, before, now.hearing()));
    }

    /** What is told at present may be behind the past: then this is the answer to what was proposed. */
    private static Ending ending(@Nullable RoutedTicket known, TicketSnapshot snapshot) {
        return known != null && snapshot.assignee() != null && snapshot.assignee().equals(known.standing().holder())
                ? Ending.ACCEPTED
                : Ending.OVERTAKEN;
    }

    private record Now(Weights weights, Hearing hearing) {}
}
