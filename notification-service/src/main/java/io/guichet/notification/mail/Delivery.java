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
import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.sending.Outgoing;
import io.guichet.notification.sending.RetrySchedule;

/** A mail on its way to one recipient. */
@Entity
@Table(name = "delivery")
public class Delivery implements Outgoing {

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

    private int copies;

    /** Whether the server may have taken it without our hearing of that. */
    private boolean maybeTaken;

    private @Nullable String lastError;

    /** The letter as JSON, as long as somebody may want it sent again. */
    private @Nullable String letter;

    private Instant queuedAt;

    private Instant changedAt;

    private @Nullable Instant nextAt;

    private @Nullable Instant resumedAt;

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

    @Override
    public boolean isOpen() {
        return state == DeliveryState.QUEUED;
    }

    /** Whether a server may have it, and may give it back: even while the next attempt waits or is under way. */
    boolean mayReturn() {
        return state == DeliveryState.SENT || isOpen() && maybeTaken;
    }

    @Override
    public Optional<Instant> nextAt() {
        return Optional.ofNullable(nextAt);
    }

    /** It is about to be handed over; true when that makes, perhaps, a second copy. */
    boolean begin() {
        var again = maybeTaken;
        maybeTaken = true;
        copies += again ? 1 : 0;
        return again;
    }

    /** The server took it. */
    DeliveryEvent taken(Instant now) {
        attempts++;
        maybeTaken = false;
        move(DeliveryState.SENT, null, now);
        return new MailSent(ticket, id, message, recipient, mailId, now);
    }

    /**
     * It will not be tried again unless somebody wants it.
     *
     * @param unsure whether the server may have taken it all the same
     */
    DeliveryEvent refused(String reason, boolean unsure, Instant now) {
        attempts++;
        maybeTaken = unsure;
        move(DeliveryState.FAILED, reason, now);
        return new MailFailed(ticket, id, message, recipient, reason, true, now);
    }

    /** It will be tried again at {@code next}; told of after the first attempt only. */
    Optional<DeliveryEvent> putOff(Attempt.PutOff outcome, Instant next, Instant now) {
        attempts++;
        maybeTaken = outcome.unsure();
        move(DeliveryState.QUEUED, outcome.reason(), now);
        nextAt = next;
        return attempts == 1
                ? Optional.of(new MailFailed(ticket, id, message, recipient, outcome.reason(), false, now))
                : Optional.empty();
    }

    /** It was not tried, and will be at {@code next}. */
    void waits(Instant next) {
        nextAt = next;
    }

    /** When it is to be tried again after one more attempt that fails now; empty when it is given up. */
    Optional<Instant> nextAttempt(RetrySchedule schedule, Instant now) {
        return schedule.next(attempts + 1, resumedAt == null ? queuedAt : resumedAt, now);
    }

    /** It came back, and is not tried any more; what is merely late has not come back. */
    DeliveryEvent bounced(String diagnostic, boolean permanent, Instant now) {
        var next = nextAt;
        move(permanent ? DeliveryState.BOUNCED : state, diagnostic, now);
        nextAt = permanent ? null : next;
        return new MailBounced(ticket, id, message, recipient, diagnostic, permanent, now);
    }

    /** It is not sent unless somebody wants it. */
    void withhold(String reason, Instant now) {
        move(DeliveryState.WITHHELD, reason, now);
    }

    /** Nobody wants it any more. */
    void withdraw(String reason, Instant now) {
        move(DeliveryState.FAILED, reason, now);
    }

    /**
     * Somebody wants it sent again, with the same Message-ID; of what was bounced that is a second copy. What waits for
     * its next attempt has it now.
     *
     * @throws DeliveryNotResendable unless it failed, was bounced, withheld or waits, and is still there
     */
    @Override
    public void resend(Instant now) {
        if (isWaiting(now)) {
            nextAt = now;
            return;
        }
        switch (state) {
            case QUEUED -> throw new DeliveryNotResendable("The mail is being tried at this moment");
            case SENT -> throw new DeliveryNotResendable("The mail has been sent");
            case FAILED -> {
            }
            case WITHHELD -> {
            }
            case BOUNCED -> maybeTaken = true;
        }
        if (letter == null) {
            throw new DeliveryNotResendable("The mail is no longer kept");
        }
        attempts = 0;
        resumedAt = now;
        move(DeliveryState.QUEUED, lastError, now);
        nextAt = now;
    }

    UUID id() {
        return id;
    }

    UUID ticket() {
        return ticket;
    }

    String recipient() {
        return recipient;
    }

    /** Because of what it was sent. */
    Occasion occasion() {
        return new Occasion(event, occurredAt, depth);
    }

    private void move(DeliveryState to, @Nullable String error, Instant now) {
        state = to;
        lastError = error == null ? null : error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        nextAt = null;
        changedAt = now;
    }
}
