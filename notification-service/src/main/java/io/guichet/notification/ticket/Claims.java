package io.guichet.notification.ticket;

import java.util.EnumSet;
import java.util.Set;

import io.guichet.events.Channel;
import io.guichet.events.TicketEvent.TicketOpened;

/** Which requests anybody could have made in the name of their requester. */
public final class Claims {

    /** Here the sender's address is only claimed. */
    private static final Set<Channel> UNAUTHENTICATED = EnumSet.of(Channel.EMAIL, Channel.WEB_FORM);

    private Claims() {}

    /** Another product may pass on what anybody wrote into its own form: nobody knows whether it asked who they are. */
    public static boolean isOne(TicketOpened opened) {
        return switch (opened.by().kind()) {
            case CUSTOMER -> UNAUTHENTICATED.contains(opened.ticket().channel());
            case CLIENT -> true;
            case AGENT -> false;
            case SYSTEM -> false;
        };
    }
}
