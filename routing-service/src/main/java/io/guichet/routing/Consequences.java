package io.guichet.routing;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.routing.queue.GroupMarks;
import io.smallrye.mutiny.Uni;

/** What follows from something that happened to a ticket. */
@Singleton
class Consequences {

    private final GroupMarks marks;
    private final Intake intake;
    private final Queues queues;
    private final Conclusions conclusions;
    private final Burdens burdens;

    Consequences(GroupMarks marks, Intake intake, Queues queues, Conclusions conclusions, Burdens burdens) {
        this.marks = marks;
        this.intake = intake;
        this.queues = queues;
        this.conclusions = conclusions;
        this.burdens = burdens;
    }

    /**
     * Settles the proposal that ended, has the groups drained that may go on, and chooses a group if one is asked for.
     */
    Uni<Void> of(RoutedTicket ticket, Standing before, Hearing hearing) {
        var after = ticket.standing();
        return conclusions.of(ticket, before, hearing.ending())
                .chain(() -> after.burdened(before).map(agent -> burden(agent, hearing)).orElseGet(this::none))
                .chain(() -> after.relieved(before).map(agent -> marks.markGroupsOf(List.of(agent), "freed")
                        .chain(() -> marks.mark(Stream.ofNullable(ticket.group()).toList(), "freed")))
                        .orElseGet(this::none))
                .chain(() -> after.hasLeft(before) ? marks.markKeepersOf(ticket.id()) : none())
                // Whoever was draining meanwhile passed this ticket over, since it was kept from them.
                .chain(() -> after.waitingIn().map(group -> queues.placeAgain(ticket)
                        .chain(() -> marks.mark(List.of(group), "changed"))).orElseGet(this::none))
                .chain(() -> intake.look(ticket, hearing.words()));
    }

    private Uni<Void> burden(UUID agent, Hearing hearing) {
        return hearing.ending().byHand().isPresent() ? burdens.give(agent) : burdens.add(agent);
    }

    /** What the customer wrote is kept though nobody is asked for: somebody may be later. */
    Uni<Void> remember(TicketSnapshot ticket, String words) {
        return intake.keep(ticket, words);
    }

    private Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }
}
