package io.guichet.routing;

import java.time.Clock;
import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.events.Actor;
import io.guichet.reliable.Ids;
import io.guichet.routing.decision.Decision;
import io.guichet.routing.decision.Decisions;
import io.guichet.routing.decision.Outcome;
import io.guichet.routing.queue.GroupMarks;
import io.smallrye.mutiny.Uni;

/** What follows from something that happened to a ticket. */
@Singleton
class Consequences {

    private final GroupMarks marks;
    private final Decisions decisions;
    private final Intake intake;
    private final Ids ids;
    private final Clock clock;

    Consequences(GroupMarks marks, Decisions decisions, Intake intake, Ids ids, Clock clock) {
        this.marks = marks;
        this.decisions = decisions;
        this.intake = intake;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Settles the proposal that ended, has the groups drained that may go on, and chooses a group if one is asked for.
     */
    Uni<Void> of(RoutedTicket ticket, Standing before, Hearing hearing) {
        var after = ticket.standing();
        return settle(ticket, before, hearing.ending())
                .chain(() -> after.relieved(before).map(agent -> marks.markGroupsOf(List.of(agent)))
                        .orElseGet(this::none))
                // Whoever was draining meanwhile passed this ticket over, since it was kept from them.
                .chain(() -> after.waitingIn().map(group -> marks.mark(List.of(group))).orElseGet(this::none))
                .chain(() -> ticket.isToBeRouted(clock.instant()) ? intake.route(ticket, hearing.words()) : none());
    }

    private Uni<Void> settle(RoutedTicket ticket, Standing before, Ending ending) {
        return ticket.standing().ended(before)
                .map(request -> decisions.settle(ticket.id(), request, ending.outcome(), ending.reason()))
                .orElseGet(this::none)
                .chain(() -> ending.byHand().isEmpty()
                        ? none()
                        : decisions.add(List.of(byHand(ticket, ending.byHand().get()))));
    }

    private Decision byHand(RoutedTicket ticket, Actor by) {
        return new Decision(ids.next(), ticket.id(), clock.instant(), null, "person", null, ticket.group(), null,
                Outcome.BY_HAND, by.name(), ticket.assignee(), List.of());
    }

    private Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }
}
