package io.guichet.notification.mail;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.notification.audience.Occasion;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Takes letters to be sent. */
@ApplicationScoped
public class PostOffice {

    private final Deliveries deliveries;
    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    PostOffice(Deliveries deliveries, DueWork dueWork, Ids ids, Clock clock) {
        this.deliveries = deliveries;
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Has the parcel sent once the transaction that is going on has been committed, or keeps it, when it is one of those
     * that are withheld; nobody gets the same kind of mail twice for one event.
     */
    public Uni<Void> post(Occasion occasion, Parcel parcel) {
        return deliveries.has(occasion, parcel)
                .chain(posted -> posted ? Uni.createFrom().voidItem() : queue(occasion, parcel));
    }

    /** Has a mail that waits tried now, once the transaction has been committed. */
    Uni<Void> dispatch(Delivery delivery) {
        return dueWork.schedule(new Due(delivery.id(), MailCall.KIND, delivery.ticket().toString(), clock.instant(),
                domain(delivery.recipient())));
    }

    /** Has a mail that waits for its next attempt tried now, once the transaction that is going on has been committed. */
    Uni<Void> hasten(Delivery delivery) {
        return dueWork.hasten(List.of(delivery.id()));
    }

    /** Sends nothing of a ticket any more that no server can have yet; in the transaction that is going on. */
    public Uni<Void> withdraw(UUID ticket, String reason) {
        return deliveries.unsent(ticket)
                .invoke(unsent -> unsent.forEach(delivery -> delivery.withdraw(reason, clock.instant())))
                .replaceWithVoid();
    }

    /**
     * What is to be sent now; empty when that was settled already. From here until it is settled nobody knows whether
     * the server has it: whoever asks again meanwhile, after a crash, sends a second copy, which is counted.
     */
    @WithTransaction
    Uni<Optional<Letter>> handOver(UUID id) {
        return deliveries.lock(id).map(found -> found.filter(Delivery::isOpen).flatMap(delivery -> {
            if (delivery.begin()) {
                Metrics.counter("guichet_notification_mail_second_copies").increment();
            }
            return delivery.letter();
        }));
    }

    private Uni<Void> queue(Occasion occasion, Parcel parcel) {
        var delivery = new Delivery(ids.next(), occasion, parcel, clock.instant());
        var withheld = parcel.withheld();
        if (withheld == null) {
            return deliveries.persist(delivery).chain(this::dispatch);
        }
        delivery.withhold(withheld, clock.instant());
        Metrics.counter("guichet_notification_mail_withheld").increment();
        return deliveries.persist(delivery).replaceWithVoid();
    }

    /** What follows the last {@code @}; the whole when there is none. */
    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
