package io.guichet.notification.mail;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.guichet.notification.audience.Occasion;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class Deliveries implements PanacheRepositoryBase<Delivery, UUID> {

    /** Whether the recipient has been, or is being, sent this for the event. */
    Uni<Boolean> has(Occasion occasion, Parcel parcel) {
        return count("event = ?1 and recipient = ?2 and kind = ?3",
                occasion.event(), parcel.letter().to(), parcel.kind()).map(rows -> rows > 0);
    }

    /** The delivery, which nobody else changes until the end of the transaction. */
    Uni<Optional<Delivery>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }
}
