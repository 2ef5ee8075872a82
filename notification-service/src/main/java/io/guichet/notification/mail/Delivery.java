package io.guichet.notification.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DeliveryEvent;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.notification.audience.Occasion;

/** A mail on its way to one recipient. */
@Entity
@Table(name = "delivery")
public class Delivery {

    private static final int LONGEST_ERROR = 1000;

    @Id
    private UUID id;

    private UUID event;

    private Instant occurredAt;

    private int depth;

    private UUID ticket;

    private @Nullable UUID message;

    @Enumerated(EnumType.STRING)
    private MailKind kind;

    private String recipient;

    private String mailId;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private int attempts;

    private @Nullable String lastError;

    /** The letter as JSON; gone once it was sent. */
    private @Nullable String letter;

    private Instant queuedAt;

    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Delivery() {}

    Delivery(UUID id, Occasion occasion, Parcel parcel, Instant now) {
        this.id = id;
        this.event = occasion.event();
        this.occurredAt = occasion.at();
        this.depth = occasion.depth();
        this.ticket = parcel.ticket();
        this.message = parcel.message();
        this.kind = parcel.kind();
        this.recipient = parcel.letter().to();
        this.mailId = parcel.letter().mailId();
        this.letter = LetterCodec.write(parcel.letter());
        this.state = DeliveryState.QUEUED;
        this.queuedAt = now;
        this.changedAt = now;
    }

    /** What is still to be sent. */
    Optional<Letter> letter() {
        return isOpen() ? Optional.ofNullable(letter).map(LetterCodec::read) : Optional.empty();
    }

    boolean isOpen() {
        return state == DeliveryState.QUEUED;
    }

    /** The server took it. */
    DeliveryEvent taken(Instant now) {
        attempts++;
        move(DeliveryState.SENT, null, now);
        letter = null;
        return new MailSent(ticket, id, message, recipient, mailId, now);
    }

    /** It will not be tried again; the letter is kept, so that somebody can have it sent once more. */
    DeliveryEvent refused(String reason, Instant now) {
        attempts++;
        move(DeliveryState.FAILED, reason, now);
        return new MailFailed(ticket, id, message, recipient, reason, true, now);
    }

    /** It will be tried again; told of after the first attempt only. */
    Optional<DeliveryEvent> putOff(String reason, Instant now) {
        attempts++;
        move(DeliveryState.QUEUED, reason, now);
        return attempts == 1
                ? Optional.of(new MailFailed(ticket, id, message, recipient, reason, false, now))
                : Optional.empty();
    }

    /** When it is to be tried again after one more attempt that fails now; empty when it is given up. */
    Optional<Instant> nextAttempt(RetrySchedule schedule, Instant now) {
        return schedule.next(attempts + 1, queuedAt, now);
    }

    UUID id() {
        return id;
    }

    UUID ticket() {
        return ticket;
    }

    /** Because of what it was sent. */
    Occasion occasion() {
        return new Occasion(event, occurredAt, depth);
    }

    private void move(DeliveryState to, @Nullable String error, Instant now) {
        state = to;
        lastError = error == null ? null : error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        changedAt = now;
    }
}
