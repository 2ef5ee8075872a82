package io.guichet.notification.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.guichet.notification.audience.Occasion;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class Deliveries implements PanacheRepositoryBase<Delivery, UUID> {

    private static final String FORGET = """
            update delivery set letter = null where id in (select id from delivery
            where letter is not null and state <> 'QUEUED' and changed_at < $1
            order by changed_at limit 10 for update skip locked)""";

    private final CurrentTransaction transaction;

    Deliveries(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Whether the recipient has been, or is being, sent this for the event. */
    Uni<Boolean> has(Occasion occasion, Parcel parcel) {
        return count("event = ?1 and recipient = ?2 and kind = ?3",
                occasion.event(), parcel.letter().to(), parcel.kind()).map(rows -> rows > 0);
    }

    /** The delivery, which nobody else changes until the end of the transaction. */
    Uni<Optional<Delivery>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** The newest mail of a Message-ID that a server took, which nobody else changes until the end of the transaction. */
    Uni<Optional<Delivery>> sent(String mailId) {
        return find("mailId = ?1 and state = ?2 order by queuedAt desc, id desc", mailId, DeliveryState.SENT)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult().map(Optional::ofNullable);
    }

    /** Of what was settled before that instant nobody needs the text any more; a few at a time, with each mail sent. */
    Uni<Integer> forgetLetters(Instant before) {
        return transaction.update(FORGET, before);
    }
}
