package io.guichet.notification.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.notification.sending.RetrySchedule;
import io.guichet.notification.webhook.client.WebhookConfig;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Records what came of an attempt to tell a webhook something. */
@Singleton
class WebhookSettlement {

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookConfig config;
    private final Clock clock;
    private final RetrySchedule schedule;

    WebhookSettlement(Webhooks webhooks, WebhookDeliveries deliveries, WebhookConfig config, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
        var retry = config.retry();
        this.schedule = new RetrySchedule(retry.first(), retry.longest(), retry.giveUpAfter());
    }

    /**
     * In the transaction that is going on; the instant of the next attempt, if there is to be one. The webhook is locked
     * before its delivery, as by whoever deletes it.
     */
    Uni<Optional<Instant>> settle(UUID id, Called called) {
        return deliveries.webhookOf(id)
                .chain(webhook -> webhook.map(webhooks::lock)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(webhook -> webhook.map(found -> settle(found, id, called))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Instant>> settle(Webhook webhook, UUID id, Called called) {
        return deliveries.lock(id)
                .map(found -> found.filter(WebhookDelivery::isOpen)
                        .flatMap(delivery -> settle(webhook, delivery, called)))
                .call(() -> called.outcome() instanceof Outcome.Delivered
                        ? deliveries.forgetBodies(clock.instant().minus(config.retry().keepBodies()))
                        : Uni.createFrom().item(0));
    }

    private Optional<Instant> settle(Webhook webhook, WebhookDelivery delivery, Called called) {
        var moved = called.isElsewhere(webhook.url());
        return switch (called.outcome()) {
            case Outcome.Needless _ -> Optional.empty();
            case Outcome.Waiting waiting -> await(webhook, delivery, waiting);
            case Outcome.Refused refused -> refuse(webhook, delivery, refused.reason());
            case Outcome.Delivered delivered -> delivered(webhook, delivery, delivered);
            case Outcome.Gone gone when moved -> anew(delivery, new Outcome.PutOff(Outcomes.GONE, gone.reason(), null));
            case Outcome.Gone gone -> gone(webhook, delivery, gone);
            case Outcome.PutOff putOff when moved -> anew(delivery, putOff);
            case Outcome.PutOff putOff -> putOff(webhook, delivery, putOff);
        };
    }

    private Optional<Instant> delivered(Webhook webhook, WebhookDelivery delivery, Outcome.Delivered outcome) {
        delivery.delivered(outcome.status(), clock.instant());
        webhook.succeeded();
        return ended("delivered");
    }

    private Optional<Instant> gone(Webhook webhook, WebhookDelivery delivery, Outcome.Gone outcome) {
        delivery.failed(Outcomes.GONE, outcome.reason(), clock.instant());
        webhook.gone(clock.instant());
        return failed(webhook, delivery, outcome.reason());
    }

    /** The address was changed while it was called: what it answered says nothing about the one that is called next. */
    private Optional<Instant> anew(WebhookDelivery delivery, Outcome.PutOff outcome) {
        var now = clock.instant();
        delivery.putOff(outcome, now, now);
        count("put-off");
        return Optional.of(now);
    }

    private Optional<Instant> refuse(Webhook webhook, WebhookDelivery delivery, String reason) {
        delivery.refused(reason, clock.instant());
        return failed(webhook, delivery, reason);
    }

    private Optional<Instant> await(Webhook webhook, WebhookDelivery delivery, Outcome.Waiting waiting) {
        if (delivery.isGivenUpBy(waiting.until(), schedule)) {
            return refuse(webhook, delivery, "Given up: " + waiting.reason());
        }
        delivery.waits(waiting.until());
        return Optional.of(waiting.until());
    }

    private Optional<Instant> putOff(Webhook webhook, WebhookDelivery delivery, Outcome.PutOff outcome) {
        var now = clock.instant();
        webhook.failed(config.failuresBeforePause(), config.pause(), now);
        var next = delivery.nextAttempt(schedule, outcome.notBefore(), now);
        if (next.isEmpty()) {
            var reason = delivery.isPing() ? outcome.reason() : "Given up: " + outcome.reason();
            delivery.failed(outcome.status(), reason, now);
            return failed(webhook, delivery, reason);
        }
        Log.infof("Delivery %s to webhook %s is put off until %s: %s", delivery.id(), webhook.key(), next.get(),
                outcome.reason());
        delivery.putOff(outcome, next.get(), now);
        count("put-off");
        return next;
    }

    private static Optional<Instant> failed(Webhook webhook, WebhookDelivery delivery, String reason) {
        Log.warnf("Delivery %s to webhook %s failed: %s", delivery.id(), webhook.key(), reason);
        return ended("failed");
    }

    private static Optional<Instant> ended(String outcome) {
        count(outcome);
        return Optional.empty();
    }

    private static void count(String outcome) {
        Metrics.counter("guichet_notification_webhook_attempts", "outcome", outcome).increment();
    }
}
