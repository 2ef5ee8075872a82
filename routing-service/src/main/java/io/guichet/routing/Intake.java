package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.smallrye.mutiny.Uni;

/** Chooses the group for a ticket that asks for an assignee, and puts it into that group's queue. */
@Singleton
class Intake {

    /** Somebody may make a group, or a rule, in the meantime. */
    private static final Duration NEXT_LOOK = Duration.ofSeconds(10);

    private final Router router;
    private final Announcements announcements;
    private final Queues queues;
    private final Openings openings;
    private final Clock clock;

    Intake(Router router, Announcements announcements, Queues queues, Openings openings, Clock clock) {
        this.router = router;
        this.announcements = announcements;
        this.queues = queues;
        this.openings = openings;
        this.clock = clock;
    }

    /**
     * Chooses the group.
     *
     * @param words of the customer; empty when what is heard does not bring them
     */
    Uni<Void> route(RoutedTicket ticket, String words) {
        return ticket.asking()
                .map(snapshot -> (words.isEmpty() ? openings.wordsOf(snapshot.id()) : Uni.createFrom().item(words))
                        .chain(known -> choose(ticket, snapshot, known)
                                .chain(route -> follow(ticket, new Asked(snapshot, known), route))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The same if one is to be chosen by now; else what the customer wrote is kept for when one is. */
    Uni<Void> look(RoutedTicket ticket, String words) {
        return ticket.isToBeRouted(clock.instant()) ? route(ticket, words) : openings.say(ticket.id(), words);
    }

    /** What the customer wrote is kept, of a ticket for which nobody is asked for. */
    Uni<Void> keep(TicketSnapshot ticket, String words) {
        return openings.learn(ticket, words, clock.instant()).chain(() -> openings.went(ticket.id(), ticket.group()));
    }

    private Uni<Route> choose(RoutedTicket ticket, TicketSnapshot snapshot, String words) {
        var wanted = ticket.possession().movesTo();
        return wanted == null
                ? router.route(snapshot, words, ticket.place().isFirst())
                : router.move(ticket.possession().movesWhy(), wanted, snapshot, words);
    }

    private Uni<Void> follow(RoutedTicket ticket, Asked asked, Route route) {
        if (route.group().isEmpty()) {
            var known = ticket.place().told();
            ticket.lookAgain(clock.instant().plus(NEXT_LOOK));
            // Rules are asked again every few seconds: that they fail is told once, like everything else.
            return known
                    ? Uni.createFrom().voidItem()
                    : announcements.noGroup(ticket, asked.ticket()).chain(() -> openings.note(ticket.id(), route));
        }
        return queues.enter(ticket, asked, route)
                .chain(() -> route.isToBeTold()
                        ? announcements.routed(ticket, asked.ticket(), route)
                        : Uni.createFrom().voidItem())
                .chain(() -> openings.keep(asked.ticket(), asked.words(), route));
    }

    /** A ticket that asks, and what its customer wrote. */
    record Asked(TicketSnapshot ticket, String words) {}
}
