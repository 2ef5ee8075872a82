package io.guichet.notification.audience;

import java.time.Duration;
import java.util.List;

import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.audience.Telling.Promise;
import io.guichet.notification.ticket.TicketFacts;

/** Who is told that a promise is nearly due: the assignee, who can still keep it. */
public final class WhenBreachNears {

    private WhenBreachNears() {}

    public static List<Telling> tells(BreachApproaching nears, TicketFacts ticket) {
        var assignee = ticket.assignee();
        if (assignee == null) {
            return List.of();
        }
        var promise = new Promise(nears.kind(), Duration.between(nears.at(), nears.due()));
        return List.of(new Telling.Alert(assignee, new Matter(NoticeKind.BREACH_APPROACHING, ticket, promise, null)));
    }
}
