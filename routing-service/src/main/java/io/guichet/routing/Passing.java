package io.guichet.routing;

import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.routing.Releases.Reason;
import io.guichet.routing.assignment.GroupOptions.Overflow;
import io.guichet.routing.decision.Decision.Why;
import io.guichet.routing.decision.Outcome;
import io.guichet.routing.decision.Ruling;
import io.smallrye.mutiny.Uni;

/** Brings a ticket from one group to another, whether it waits or somebody has it. */
@Singleton
class Passing {

    private static final String CHANGED = "rules-changed";

    private final Queues queues;
    private final Announcements announcements;
    private final Conclusions conclusions;
    private final Releases releases;

    Passing(Queues queues, Announcements announcements, Conclusions conclusions, Releases releases) {
        this.queues = queues;
        this.announcements = announcements;
        this.conclusions = conclusions;
        this.releases = releases;
    }

    /** Whoever was draining the group meanwhile passed over the tickets that were looked at. */
    Uni<Void> lookAgain(String group, int lookedAt) {
        return lookedAt == 0 ? Uni.createFrom().voidItem() : queues.lookAgain(group);
    }

    /** A ticket that waits has waited too long. */
    Uni<Void> overflow(RoutedTicket ticket, Overflow overflow) {
        return passOn(ticket, overflow.group(), Route.OVERFLOW, Reason.of("waited " + overflow.after()));
    }

    /** A ticket goes to the group, at once if it waits, or once whoever has it no longer does. */
    Uni<Void> move(RoutedTicket ticket, String group, String why, Reason reason) {
        if (ticket.place().queue() != null) {
            return passOn(ticket, group, why, reason);
        }
        ticket.moveNext(group, why);
        return ticket.assignee() == null
                ? keep(ticket, group, why, reason)
                : releases.release(ticket, reason, Outcome.PASSED_ON, null);
    }

    /** A ticket becomes another group's; whoever has it keeps it. */
    Uni<Void> moveGroup(RoutedTicket ticket, String group, Reason reason) {
        return ticket.place().queue() != null
                ? passOn(ticket, group, Route.MOVED, reason)
                : announcements.moved(ticket, group).chain(() -> keep(ticket, group, Route.MOVED, reason));
    }

    /** It waits in another group's queue by now, since rules have changed. */
    Uni<Void> reroute(RoutedTicket ticket, TicketSnapshot asking, Route route) {
        var why = new Why(Outcome.PASSED_ON, request(ticket), CHANGED, route.rule(), route.group().orElseThrow(),
                CHANGED,
                null);
        return tell(ticket, asking, route).chain(() -> conclusions.keep(ticket, why, null));
    }

    /** The others learn what the rule changes. */
    Uni<Void> tell(RoutedTicket ticket, TicketSnapshot asking, Route route) {
        return announcements.routed(ticket, asking, route);
    }

    private Uni<Void> passOn(RoutedTicket ticket, String group, String why, Reason reason) {
        return queues.passOn(ticket, group, why)
                .chain(() -> ticket.asking()
                        .map(asking -> announcements.routed(ticket, asking, Route.moved(why, group), reason))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> keep(ticket, group, why, reason));
    }

    private Uni<Void> keep(RoutedTicket ticket, String group, String why, Reason reason) {
        return conclusions.keep(ticket,
                new Why(Outcome.PASSED_ON, request(ticket), why, Ruling.of(why), group, reason.shown(), reason.note()),
                null);
    }

    private static @Nullable UUID request(RoutedTicket ticket) {
        return ticket.asking().map(TicketSnapshot::routingRequest)
                .map(TicketSnapshot.RoutingRequest::id).orElse(null);
    }
}
