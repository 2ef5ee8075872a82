package io.guichet.notification.audience;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.audience.Telling.Promise;
import io.guichet.notification.ticket.TicketFacts;

/** Who is told that a promise was broken: the assignee, and the supervisors of the department. */
public final class WhenBreached {

    private WhenBreached() {}

    /** What is to be told, given the supervisors of the ticket's department. */
    public static List<Telling> tells(TargetBreached breached, TicketFacts ticket, List<UUID> supervisors) {
        var told = new LinkedHashSet<UUID>();
        if (ticket.assignee() != null) {
            told.add(ticket.assignee());
        }
        told.addAll(supervisors);
        var promise = new Promise(breached.kind(), Duration.between(breached.at(), breached.due()));
        var matter = new Matter(NoticeKind.BREACHED, ticket, promise, null);
        return told.stream()
                .<Telling>map(agent -> new Telling.Alert(agent, matter))
                .toList();
    }
}
