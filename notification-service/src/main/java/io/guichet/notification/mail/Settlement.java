package io.guichet.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DeliveryEvent;
import io.guichet.notification.sending.RetrySchedule;
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
    private final Duration keep;

    Settlement(Deliveries deliveries, Outbox outbox, Envelopes envelopes, Clock clock, RetryConfig retry) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
        this.schedule = retry.schedule();
        this.keep = retry.keepLetters();
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
            case Attempt.Taken _ -> publish(delivery, "sent", delivery.taken(now))
                    .call(() -> deliveries.forgetLetters(now.minus(keep))).replaceWith(Optional.empty());
            case Attempt.Crowded crowded -> await(delivery, crowded.until());
            case Attempt.Refused refused -> fail(delivery, refused.reason(), false, now);
            case Attempt.PutOff putOff -> putOff(delivery, putOff, now);
        };
    }

    private static Uni<Optional<Instant>> await(Delivery delivery, Instant until) {
        delivery.waits(until);
        return Uni.createFrom().item(Optional.of(until));
    }

    private Uni<Optional<Instant>> putOff(Delivery delivery, Attempt.PutOff outcome, Instant now) {
        var next = delivery.nextAttempt(schedule, now).orElse(null);
        if (next == null) {
            return fail(delivery, "Given up: " + outcome.reason(), outcome.unsure(), now);
        }
        Log.infof("Mail %s of ticket %s is put off until %s: %s", delivery.id(), delivery.ticket(), next,
                outcome.reason());
        return publish(delivery, "put-off", delivery.putOff(outcome, next, now).orElse(null))
                .replaceWith(Optional.of(next));
    }

    private Uni<Optional<Instant>> fail(Delivery delivery, String reason, boolean unsure, Instant now) {
        Log.warnf("Mail %s of ticket %s failed: %s", delivery.id(), delivery.ticket(), reason);
        return publish(delivery, "failed", delivery.refused(reason, unsure, now)).replaceWith(Optional.empty());
    }

    private Uni<Void> publish(Delivery delivery, String outcome, @Nullable DeliveryEvent event) {
        Metrics.counter("guichet_notification_mail_attempts", "outcome", outcome).increment();
        return event == null
                ? Uni.createFrom().voidItem()
                : outbox.add(envelopes.seal(event, delivery.occasion().cause()));
    }
}
