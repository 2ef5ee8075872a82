package io.guichet.notification.audience;

import java.time.Duration;
import java.util.List;

import io.guichet.events.SlaAction;
import io.guichet.events.SlaAction.Notify;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.audience.Telling.Promise;
import io.guichet.notification.ticket.TicketFacts;

/** Who is told that a step of an escalation or of a watch rule was reached: whom its actions name. */
public final class WhenDue {

    private WhenDue() {}

    public static List<Telling> tells(EscalationDue due, TicketFacts ticket, Audiences audiences) {
        var promise = new Promise(due.kind(), Duration.between(due.at(), due.due()));
        return notices(due.actions()).stream().flatMap(action -> audiences
                .of(action, ticket, new Matter(NoticeKind.ESCALATION, ticket, promise, action.text())).stream())
                .toList();
    }

    /** What says nothing of its own tells the rule's name. */
    public static List<Telling> tells(WatchFired fired, TicketFacts ticket, Audiences audiences) {
        return notices(fired.actions()).stream().flatMap(action -> {
            var note = action.text() == null ? fired.rule() : action.text();
            return audiences.of(action, ticket, new Matter(NoticeKind.WATCH_RULE, ticket, null, note)).stream();
        }).toList();
    }

    private static List<Notify> notices(List<SlaAction> actions) {
        return actions.stream().filter(Notify.class::isInstance).map(Notify.class::cast).toList();
    }
}
