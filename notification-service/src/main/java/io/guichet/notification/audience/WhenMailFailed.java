package io.guichet.notification.audience;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;

/** Who is told that a customer will not get a mail: the assignee, who can reach them otherwise. */
public final class WhenMailFailed {

    private WhenMailFailed() {}

    /** No server took it. */
    public static List<Telling> tells(MailFailed failed, TicketFacts ticket) {
        return failed.permanent()
                ? assignee(failed.recipient(), failed.message(), ticket, NoticeKind.MAIL_FAILED)
                : List.of();
    }

    /** A server took it, and it came back. */
    public static List<Telling> tells(MailBounced bounced, TicketFacts ticket) {
        return bounced.permanent()
                ? assignee(bounced.recipient(), bounced.message(), ticket, NoticeKind.MAIL_BOUNCED)
                : List.of();
    }

    /** To colleagues goes no message of the conversation. */
    private static List<Telling> assignee(String recipient, @Nullable UUID message, TicketFacts ticket,
            NoticeKind kind) {
        var assignee = ticket.assignee();
        return assignee != null && (message != null || recipient.equalsIgnoreCase(ticket.address()))
                ? List.of(new Telling.Alert(assignee, Matter.of(kind, ticket)))
                : List.of();
    }
}
