package io.guichet.notification.webhook;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.notification.sending.Outgoing;
import io.guichet.notification.sending.RetrySchedule;

/** Something that a webhook is told. */
@Entity
@Table(name = "webhook_delivery")
class WebhookDelivery implements Outgoing {

    private static final int LONGEST_REASON = 1000;

    @Id
    private UUID id;

    private UUID webhook;

    private UUID event;

    private String type;

    private @Nullable UUID ticket;

    @Enumerated(EnumType.STRING)
    private WebhookDeliveryState state;

    private int attempts;

    private @Nullable Integer lastStatus;

    private @Nullable String lastReason;

    /** As it is sent, as long as somebody may want it sent again. */
    private @Nullable String body;

    private Instant queuedAt;

    private Instant changedAt;

    private @Nullable Instant nextAt;

    private @Nullable Instant resumedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected WebhookDelivery() {}

    WebhookDelivery(UUID id, UUID webhook, WebhookMessage message, Instant now) {
        this.id = id;
        this.webhook = webhook;
        this.event = message.event();
        this.type = message.type();
        this.ticket = message.ticket();
        this.body = message.body();
        this.state = WebhookDeliveryState.QUEUED;
        this.queuedAt = now;
        this.changedAt = now;
    }

    @Override
    public boolean isOpen() {
        return state == WebhookDeliveryState.QUEUED;
    }

    /** Somebody is waiting to see what comes of it. */
    boolean isPing() {
        return type.equals(WebhookMessages.PING);
    }

    void delivered(int status, Instant now) {
        attempts++;
        move(WebhookDeliveryState.DELIVERED, status, null, now);
    }

    /** It was tried, and will not be tried again unless somebody wants it. */
    void failed(@Nullable Integer status, String reason, Instant now) {
        attempts++;
        move(WebhookDeliveryState.FAILED, status, reason, now);
    }

    /** It will not even be tried. */
    void refused(String reason, Instant now) {
        move(WebhookDeliveryState.FAILED, lastStatus, reason, now);
    }

    /** It will be tried again at {@code next}. */
    void putOff(Outcome.PutOff outcome, Instant next, Instant now) {
        attempts++;
        move(WebhookDeliveryState.QUEUED, outcome.status(), outcome.reason(), now);
        nextAt = next;
    }

    /**
     * When it is to be tried again after one more attempt that fails now; empty when it is given up. Each delivery has
     * lots of its own, so that those that failed together do not come back together.
     */
    Optional<Instant> nextAttempt(RetrySchedule schedule, @Nullable Instant notBefore, Instant now) {
        if (isPing()) {
            return Optional.empty();
        }
        var lot = Math.floorMod(Objects.hash(id, attempts), 1000) / 1000.0;
        return schedule.next(attempts + 1, begun(), now, lot)
                .map(next -> notBefore != null && notBefore.isAfter(next) ? notBefore : next);
    }

    /** Whether waiting until then is waiting too long. */
    boolean isGivenUpBy(Instant instant, RetrySchedule schedule) {
        return instant.isAfter(begun().plus(schedule.giveUpAfter()));
    }

    /** It was not tried, and will be at {@code next}. */
    void waits(Instant next) {
        nextAt = next;
    }

    /**
     * Somebody wants it sent again, under the same id; of what waits for its next try, at once.
     *
     * @throws WebhookDeliveryNotResendable while it is being tried, or when it is no longer kept
     */
    @Override
    public void resend(Instant now) {
        if (isWaiting(now)) {
            nextAt = now;
            return;
        }
        if (isOpen()) {
            throw new WebhookDeliveryNotResendable("The request is being tried at this moment");
        }
        if (body == null) {
            throw new WebhookDeliveryNotResendable("The request is no longer kept");
        }
        attempts = 0;
        resumedAt = now;
        move(WebhookDeliveryState.QUEUED, lastStatus, lastReason, now);
    }

    UUID id() {
        return id;
    }

    UUID webhook() {
        return webhook;
    }

    UUID event() {
        return event;
    }

    Optional<UUID> ticket() {
        return Optional.ofNullable(ticket);
    }

    @Override
    public Optional<Instant> nextAt() {
        return Optional.ofNullable(nextAt);
    }

    String body() {
        return Objects.requireNonNull(body, "what is open has a body");
    }

    /** As people see it. */
    WebhookDeliveryFacts facts(Instant now) {
        return new WebhookDeliveryFacts(id, event, type, ticket, state, attempts, lastStatus, lastReason, nextAt,
                queuedAt, changedAt, body != null && (!isOpen() || isWaiting(now)));
    }

    private Instant begun() {
        return resumedAt == null ? queuedAt : resumedAt;
    }

    private void move(WebhookDeliveryState to, @Nullable Integer status, @Nullable String reason, Instant now) {
        state = to;
        lastStatus = status;
        lastReason = reason == null ? null : reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        nextAt = null;
        changedAt = now;
    }
}
