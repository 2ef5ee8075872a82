package io.guichet.notification.audience;

import java.util.List;

import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;

/** Who is told that a customer will not get a mail: the assignee, who can reach them otherwise. */
public final class WhenMailFailed {

    private WhenMailFailed() {}

    public static List<Telling> tells(MailFailed failed, TicketFacts ticket) {
        var assignee = ticket.assignee();
        return assignee != null && failed.permanent() && failed.recipient().equalsIgnoreCase(ticket.address())
                ? List.of(new Telling.Alert(assignee, Matter.of(NoticeKind.MAIL_FAILED, ticket)))
                : List.of();
    }
}
