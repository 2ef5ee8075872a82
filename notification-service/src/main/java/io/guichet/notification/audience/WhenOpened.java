package io.guichet.notification.audience;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
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
                ? List.of(new Telling.Acknowledgement(opened.ticket(), address, thread, isAnonymous(opened)))
                : List.of();
    }

    private static boolean isAnonymous(TicketOpened opened) {
        return opened.by().kind() == Actor.Kind.CUSTOMER && UNAUTHENTICATED.contains(opened.ticket().channel());
    }
}
