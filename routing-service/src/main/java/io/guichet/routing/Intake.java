package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.routing.queue.GroupMarks;
import io.smallrye.mutiny.Uni;

/** Chooses the group for a ticket that asks for an assignee, and puts it into that group's queue. */
@Singleton
class Intake {

    /** Somebody may make a group, or a rule, in the meantime. */
    private static final Duration NEXT_LOOK = Duration.ofSeconds(10);

    private final Router router;
    private final Announcements announcements;
    private final GroupMarks marks;
    private final Weights weights;
    private final Clock clock;

    Intake(Router router, Announcements announcements, GroupMarks marks, WeightConfig config, Clock clock) {
        this.router = router;
        this.announcements = announcements;
        this.marks = marks;
        this.weights = config.weights();
        this.clock = clock;
    }

    /**
     * Chooses the group.
     *
     * @param words of the customer; empty when they are not known
     */
    Uni<Void> route(RoutedTicket ticket, String words) {
        return ticket.asking()
                .map(snapshot -> router.route(snapshot, words).chain(route -> follow(ticket, snapshot, route)))
                .orElseGet(Intake::nothing);
    }

    private Uni<Void> follow(RoutedTicket ticket, TicketSnapshot snapshot, Route route) {
        if (route.group().isEmpty()) {
            var known = ticket.isTold();
            ticket.lookAgain(clock.instant().plus(NEXT_LOOK));
            return known ? nothing() : announcements.noGroup(ticket, snapshot);
        }
        var group = route.group().get();
        ticket.routeTo(group, route.rule(), route.priority() == null ? 0 : weights.of(route.priority()));
        return (route.rule() == null ? nothing() : announcements.routed(ticket, snapshot, route))
                .chain(() -> marks.mark(List.of(group)));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
