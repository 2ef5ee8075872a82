package io.guichet.ticket.messaging;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        this.hearing = inbox.hearing(DeliveryEvent.class, this::take, this::on);
        this.contacts = contacts;
        this.clock = clock;
    }

    @Incoming("deliveries")
    public Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    /** An address that mails do not reach. */
    private record Lost(EmailAddress address, String reason, Instant at) {

        static Optional<Lost> by(DeliveryEvent event) {
            return switch (event) {
                case MailBounced bounced when bounced.permanent()
                        && ServerWords.speakAgainstAddress(bounced.diagnostic()) ->
                    of(bounced.recipient(), bounced.diagnostic(), bounced.at());
                case MailFailed failed when failed.permanent() && ServerWords.nameAddress(failed.reason()) ->
                    of(failed.recipient(), failed.reason(), failed.at());
                case MailBounced _ -> Optional.empty();
                case MailFailed _ -> Optional.empty();
                // A server took it: whether it arrives is not known.
                case MailSent _ -> Optional.empty();
            };
        }

        private static Optional<Lost> of(String recipient, String reason, Instant at) {
            return EmailAddress.parse(recipient).map(address -> new Lost(address, reason, at));
        }
    }

    /** Mails of several tickets, on several partitions, come back from the same people. */
    private Uni<Void> take(List<DeliveryEvent> events) {
        return contacts.take(events.stream().flatMap(event -> Lost.by(event).stream()).map(Lost::address).toList());
    }

    private Uni<Void> on(Envelope<DeliveryEvent> heard) {
        var act = new Act(MAIL, Cause.of(heard), clock.instant());
        return Lost.by(heard.event()).map(lost -> contacts.lose(lost.address(), lost.reason(), lost.at(), act))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
