package io.guichet.notification.audience;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.guichet.events.Channel;
import io.guichet.events.MailHeaders;
import io.guichet.events.TicketEvent.TicketOpened;

/** Who is told that a request became a ticket: its requester, if anybody. */
public final class WhenOpened {

    /** Here the sender's address is only claimed. */
    private static final Set<Channel> UNAUTHENTICATED = EnumSet.of(Channel.EMAIL, Channel.WEB_FORM);

    private WhenOpened() {}

    public static List<Telling> tells(TicketOpened opened) {
        var address = opened.ticket().requester().email();
        var thread = opened.mail();
        return opened.acknowledge() && address != null && thread != null
                ? List.of(isAnonymous(opened)
                        ? new Telling.Acknowledgement(opened.ticket(), address, onlyAnswer(thread), true)
                        : new Telling.Acknowledgement(opened.ticket(), address, thread, false))
                : List.of();
    }

    /** Another product may pass on what anybody wrote into its own form: nobody knows whether it asked who they are. */
    private static boolean isAnonymous(TicketOpened opened) {
        return switch (opened.by().kind()) {
            case CUSTOMER -> UNAUTHENTICATED.contains(opened.ticket().channel());
            case CLIENT -> true;
            case AGENT -> false;
            case SYSTEM -> false;
        };
    }

    /** Names the mail that is answered, and nothing else that its sender could choose. */
    private static MailHeaders onlyAnswer(MailHeaders thread) {
        return new MailHeaders(thread.replyTo(), thread.mailId(), thread.inReplyTo(),
                Stream.ofNullable(thread.inReplyTo()).toList());
    }
}
