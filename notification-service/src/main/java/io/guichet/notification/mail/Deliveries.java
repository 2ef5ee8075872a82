package io.guichet.notification.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

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

    /**
     * The mail of a Message-ID that a server took, or may have taken, and that comes back, which nobody else changes
     * until the end of the transaction.
     *
     * @param recipient who did not get it, as far as it is told
     */
    Uni<Optional<Delivery>> returned(String mailId, @Nullable String recipient) {
        return find("mailId = ?1 order by queuedAt desc, id desc", mailId)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list().map(found -> returned(found, recipient));
    }

    /**
     * Which of the mails with one Message-ID comes back: a forward has one for each address. A single one does whatever
     * address the report names, which may be where the recipient has their mail sent on to.
     *
     * @param found the newest first
     */
    static Optional<Delivery> returned(List<Delivery> found, @Nullable String recipient) {
        return found.stream()
                .filter(mail -> recipient == null || found.size() == 1
                        || mail.recipient().equalsIgnoreCase(recipient.strip()))
                .filter(Delivery::mayReturn).findFirst();
    }

    /** What no server can have of a ticket's mails yet, and nobody is handing over; locked as by {@link #lock}. */
    Uni<List<Delivery>> unsent(UUID ticket) {
        return find("ticket = ?1 and state = ?2 and maybeTaken = false order by id", ticket, DeliveryState.QUEUED)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Of what was settled before that instant nobody needs the text any more; a few at a time, with each mail sent. */
    Uni<Integer> forgetLetters(Instant before) {
        return transaction.update(FORGET, before);
    }
}
