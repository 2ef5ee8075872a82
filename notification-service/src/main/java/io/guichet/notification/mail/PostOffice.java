package io.guichet.notification.mail;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.notification.audience.Occasion;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
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
     * Has the parcel sent once the transaction that is going on has been committed; nobody gets the same kind of mail
     * twice for one event.
     */
    public Uni<Void> post(Occasion occasion, Parcel parcel) {
        return deliveries.has(occasion, parcel)
                .chain(posted -> posted ? Uni.createFrom().voidItem() : queue(occasion, parcel));
    }

    /** What is to be sent; empty when that was settled already. */
    @WithSession
    Uni<Optional<Letter>> letter(UUID delivery) {
        return deliveries.findById(delivery)
                .map(found -> Optional.ofNullable(found).flatMap(Delivery::letter));
    }

    private Uni<Void> queue(Occasion occasion, Parcel parcel) {
        var now = clock.instant();
        var delivery = new Delivery(ids.next(), occasion, parcel, now);
        return deliveries.persist(delivery)
                .chain(() -> dueWork.schedule(
                        new Due(delivery.id(), MailCall.KIND, parcel.ticket().toString(), now, "")));
    }
}
