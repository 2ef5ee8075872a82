package io.guichet.notification.audience;

import java.util.List;

import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;

/** Who is told that a customer will not get a mail: the assignee, who can reach them otherwise. */
public final class WhenMailFailed {

    private WhenMailFailed() {}

    /** No server took it. */
    public static List<Telling> tells(MailFailed failed, TicketFacts ticket) {
        return failed.permanent() ? assignee(failed.recipient(), ticket, NoticeKind.MAIL_FAILED) : List.of();
    }

    /** A server took it, and it came back. */
    public static List<Telling> tells(MailBounced bounced, TicketFacts ticket) {
        return bounced.permanent() ? assignee(bounced.recipient(), ticket, NoticeKind.MAIL_BOUNCED) : List.of();
    }

    private static List<Telling> assignee(String recipient, TicketFacts ticket, NoticeKind kind) {
        var assignee = ticket.assignee();
        return assignee != null && recipient.equalsIgnoreCase(ticket.address())
                ? List.of(new Telling.Alert(assignee, Matter.of(kind, ticket)))
                : List.of();
    }
}
