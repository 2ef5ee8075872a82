package io.guichet.notification.messaging;

import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.events.TicketEvent.MailHeld;
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.notification.audience.Audiences;
import io.guichet.notification.audience.Telling;
import io.guichet.notification.audience.WhenMailHeld;
import io.guichet.notification.mail.BounceDesk;
import io.guichet.notification.mail.BounceDesk.Bounce;
import io.smallrye.mutiny.Uni;

/** What follows from mails that came in and are no message. */
@Singleton
class CustomersMail {

    private final BounceDesk bounces;
    private final Audiences audiences;

    CustomersMail(BounceDesk bounces, Audiences audiences) {
        this.bounces = bounces;
        this.audiences = audiences;
    }

    /** A mail waits for somebody to decide. */
    List<Telling> held(MailHeld held) {
        return WhenMailHeld.tells(held, audiences);
    }

    /** A mail of ours came back. */
    Uni<List<Telling>> returned(MailReturned returned) {
        return returned.complaint() || returned.mailId() == null
                ? Uni.createFrom().item(List.of())
                : bounces.bounced(new Bounce(returned.mailId(), returned.recipient(), returned.permanent(),
                        said(returned))).replaceWith(List.of());
    }

    /** Its reason, with the status of the report where the server did not say it. */
    private static String said(MailReturned returned) {
        var status = returned.status();
        return status == null || returned.reason().contains(status)
                ? returned.reason()
                : status + " " + returned.reason();
    }
}
