package io.guichet.notification.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DeliveryEvent;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.postgres.Outbox;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Records what came of an attempt to send a mail, and tells the others. */
@Singleton
class Settlement {

    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Clock clock;
    private final RetrySchedule schedule;

    Settlement(Deliveries deliveries, Outbox outbox, Envelopes envelopes, Clock clock, RetryConfig retry) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
        this.schedule = retry.schedule();
    }

    /** In the transaction that is going on; the instant of the next attempt, if there is to be one. */
    Uni<Optional<Instant>> settle(UUID id, Attempt attempt) {
        return deliveries.lock(id).chain(found -> found.filter(Delivery::isOpen)
                .map(delivery -> settle(delivery, attempt))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Instant>> settle(Delivery delivery, Attempt attempt) {
        var now = clock.instant();
        return switch (attempt) {
            case Attempt.Needless _ -> Uni.createFrom().item(Optional.empty());
            case Attempt.Taken _ -> publish(delivery, "sent", delivery.taken(now)).replaceWith(Optional.empty());
            case Attempt.Refused refused -> fail(delivery, refused.reason(), now);
            case Attempt.PutOff putOff -> putOff(delivery, putOff.reason(), now);
        };
    }

    private Uni<Optional<Instant>> putOff(Delivery delivery, String reason, Instant now) {
        var next = delivery.nextAttempt(schedule, now);
        if (next.isEmpty()) {
            return fail(delivery, "Given up: " + reason, now);
        }
        Log.infof("Mail %s of ticket %s is put off until %s: %s", delivery.id(), delivery.ticket(), next.get(), reason);
        return publish(delivery, "put-off", delivery.putOff(reason, now).orElse(null)).replaceWith(next);
    }

    private Uni<Optional<Instant>> fail(Delivery delivery, String reason, Instant now) {
        Log.warnf("Mail %s of ticket %s failed: %s", delivery.id(), delivery.ticket(), reason);
        return publish(delivery, "failed", delivery.refused(reason, now)).replaceWith(Optional.empty());
    }

    private Uni<Void> publish(Delivery delivery, String outcome, @Nullable DeliveryEvent event) {
        Metrics.counter("guichet_notification_mail_attempts", "outcome", outcome).increment();
        return event == null
                ? Uni.createFrom().voidItem()
                : outbox.add(envelopes.seal(event, delivery.occasion().cause()));
    }
}
