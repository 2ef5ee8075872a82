package io.guichet.notification.audience;

import java.util.List;

import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;

/** Who is told that a ticket has another owner: the new one, unless they took it themselves. */
public final class WhenAssigned {

    private WhenAssigned() {}

    public static List<Telling> tells(AssigneeChanged changed) {
        var agent = changed.to();
        return agent == null || agent.equals(changed.by().id())
                ? List.of()
                : List.of(new Telling.Alert(agent, Matter.of(NoticeKind.ASSIGNED, TicketFacts.of(changed.ticket()))));
    }
}
