package io.guichet.routing;

import java.time.Clock;
import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.conditions.Facts;
import io.guichet.events.TicketSnapshot;
import io.guichet.routing.Intake.Asked;
import io.guichet.routing.queue.GroupMarks;
import io.guichet.routing.queue.QueueOrder;
import io.smallrye.mutiny.Uni;

/** Puts tickets into the queues of groups, at the place that the group's criteria give them. */
@Singleton
class Queues {

    private final Weightings weightings;
    private final QueueOrder order;
    private final GroupMarks marks;
    private final Openings openings;
    private final Clock clock;

    Queues(Weightings weightings, QueueOrder order, GroupMarks marks, Openings openings, Clock clock) {
        this.weightings = weightings;
        this.order = order;
        this.marks = marks;
        this.openings = openings;
        this.clock = clock;
    }

    /** The ticket joins the queue of the group that the route names. */
    Uni<Void> enter(RoutedTicket ticket, Asked asked, Route route) {
        var group = route.group().orElseThrow();
        return weightings.shared()
                .invoke(weights -> ticket.routeTo(group, route,
                        route.priority() == null ? 0 : weights.of(route.priority()), clock.instant()))
                .chain(() -> order.enter(TicketFacts.of(asked.ticket(), asked.words()), group, "arrival"))
                .invoke(ticket.place()::putAt).replaceWithVoid();
    }

    /** The ticket stays in its queue, as the route says now. */
    Uni<Void> revise(RoutedTicket ticket, Route route) {
        return weightings.shared().invoke(weights -> ticket.revise(route,
                route.priority() == null ? 0 : weights.of(route.priority()))).replaceWithVoid();
    }

    /** The ticket leaves its queue for that of another group. */
    Uni<Void> passOn(RoutedTicket ticket, String group, String why) {
        ticket.passOn(group, why, clock.instant());
        return placeAgain(ticket).chain(() -> marks.mark(List.of(group), "arrival"));
    }

    /** The group is drained once more. */
    Uni<Void> lookAgain(String group) {
        return marks.mark(List.of(group), "overflow");
    }

    /** The ticket, or its group's criteria, changed while it waits. */
    Uni<Void> placeAgain(RoutedTicket ticket) {
        var queue = ticket.place().queue();
        return queue == null || ticket.asking().isEmpty()
                ? Uni.createFrom().voidItem()
                : order.placeOf(() -> facts(ticket, ticket.asking().get()), queue)
                        .invoke(ticket.place()::putAt).replaceWithVoid();
    }

    private Uni<Facts> facts(RoutedTicket ticket, TicketSnapshot asking) {
        return openings.wordsOf(ticket.id()).map(words -> TicketFacts.of(asking, words));
    }
}
