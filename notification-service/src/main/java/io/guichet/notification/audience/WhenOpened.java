package io.guichet.notification.audience;

import java.util.List;
import java.util.stream.Stream;

import io.guichet.events.MailHeaders;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.notification.ticket.Claims;

/** Who is told that a request became a ticket: its requester, if anybody. */
public final class WhenOpened {

    private WhenOpened() {}

    public static List<Telling> tells(TicketOpened opened) {
        var address = opened.ticket().requester().email();
        var thread = opened.mail();
        return opened.acknowledge() && address != null && thread != null
                ? List.of(Claims.isOne(opened)
                        ? new Telling.Acknowledgement(opened.ticket(), address, onlyAnswer(thread), true)
                        : new Telling.Acknowledgement(opened.ticket(), address, thread, false))
                : List.of();
    }

    /** Names the mail that is answered, and nothing else that its sender could choose. */
    private static MailHeaders onlyAnswer(MailHeaders thread) {
        return new MailHeaders(thread.replyTo(), thread.mailId(), thread.inReplyTo(),
                Stream.ofNullable(thread.inReplyTo()).toList());
    }
}
