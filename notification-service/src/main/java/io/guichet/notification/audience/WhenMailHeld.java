package io.guichet.notification.audience;

import java.util.List;

import io.guichet.events.TicketEvent.MailHeld;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;

/** Who is told that a mail waits to be accepted or refused: whoever has its ticket, or could take it. */
public final class WhenMailHeld {

    private WhenMailHeld() {}

    public static List<Telling> tells(MailHeld held, Audiences audiences) {
        var ticket = TicketFacts.of(held.ticket());
        return audiences.responsible(ticket, new Matter(NoticeKind.MAIL_HELD, ticket, null, held.from()));
    }
}
