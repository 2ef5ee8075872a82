package io.guichet.notification.audience;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;

/**
 * Who is told that a mail does not arrive: of one to a customer, whoever has the ticket, or could take it; of one to a
 * colleague or to somebody whom a rule names, the supervisors, who can mend the address.
 */
public final class WhenMailFailed {

    private WhenMailFailed() {}

    /** No server took it. */
    public static List<Telling> tells(MailFailed failed, TicketFacts ticket, Audiences audiences) {
        return failed.permanent()
                ? tells(failed.recipient(), failed.message(), ticket, NoticeKind.MAIL_FAILED, audiences)
                : List.of();
    }

    /** A server took it, and it came back. */
    public static List<Telling> tells(MailBounced bounced, TicketFacts ticket, Audiences audiences) {
        return bounced.permanent()
                ? tells(bounced.recipient(), bounced.message(), ticket, NoticeKind.MAIL_BOUNCED, audiences)
                : List.of();
    }

    /** To colleagues goes no message of the conversation. */
    private static List<Telling> tells(String recipient, @Nullable UUID message, TicketFacts ticket, NoticeKind kind,
            Audiences audiences) {
        return message != null || recipient.equalsIgnoreCase(ticket.address())
                ? audiences.responsible(ticket, Matter.of(kind, ticket))
                : audiences.supervisors(ticket, new Matter(kind, ticket, null, recipient));
    }
}
