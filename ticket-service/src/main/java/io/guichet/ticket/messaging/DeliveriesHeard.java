package io.guichet.ticket.messaging;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.DeliveryEvent;
import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.events.Envelope;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.guichet.ticket.Act;
import io.guichet.ticket.contact.ContactDesk;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.contact.ServerWords;
import io.smallrye.mutiny.Uni;

/** What became of our mails: whom they do not reach. */
@ApplicationScoped
class DeliveriesHeard {

    private static final Actor MAIL = Actor.system("mail");

    private final Hearing<DeliveryEvent> hearing;
    private final ContactDesk contacts;
    private final Clock clock;

    DeliveriesHeard(Inbox inbox, ContactDesk contacts, Clock clock) {
        this.hearing = inbox.hearing(DeliveryEvent.class, this::on);
        this.contacts = contacts;
        this.clock = clock;
    }

    @Incoming("deliveries")
    public Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    private Uni<Void> on(Envelope<DeliveryEvent> heard) {
        return switch (heard.event()) {
            case MailBounced bounced -> bounced.permanent() && ServerWords.speakAgainstAddress(bounced.diagnostic())
                    ? lost(heard, bounced.recipient(), bounced.diagnostic(), bounced.at())
                    : Uni.createFrom().voidItem();
            case MailFailed failed -> failed.permanent() && ServerWords.nameAddress(failed.reason())
                    ? lost(heard, failed.recipient(), failed.reason(), failed.at())
                    : Uni.createFrom().voidItem();
            // A server took it: whether it arrives is not known.
            case MailSent _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> lost(Envelope<DeliveryEvent> heard, String recipient, String reason, Instant at) {
        var act = new Act(MAIL, Cause.of(heard), clock.instant());
        return EmailAddress.parse(recipient).map(address -> contacts.lose(address, reason, at, act))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
