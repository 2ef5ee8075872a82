package io.guichet.notification.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.notification.webhook.client.WebhookConfig;
import io.guichet.notification.webhook.client.WebhookRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Decides whose turn it is to be sent, and with what signature. */
@ApplicationScoped
class WebhookTurns {

    /** How soon to look again whether what comes first has been settled. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookSecrets secrets;
    private final WebhookConfig config;
    private final Clock clock;

    WebhookTurns(Webhooks webhooks, WebhookDeliveries deliveries, WebhookSecrets secrets, WebhookConfig config,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
    }

    /** What is to be done now. */
    sealed interface Turn {}

    /** It is to be sent. From here until it is settled nobody knows whether the webhook has it. */
    record Now(WebhookRequest request) implements Turn {}

    /** It is not. */
    record Not(Outcome outcome) implements Turn {}

    /** In a transaction of its own. */
    @WithTransaction
    Uni<Turn> of(UUID id) {
        return deliveries.findById(id).chain(delivery -> delivery == null || !delivery.isOpen()
                ? Uni.createFrom().<Turn>item(new Not(new Outcome.Needless()))
                : deliveries.before(delivery).chain(before -> before.isPresent()
                        ? Uni.createFrom().<Turn>item(new Not(behind(before.get())))
                        : webhooks.lock(delivery.webhook()).map(webhook -> turn(webhook, delivery))));
    }

    private Turn turn(Optional<Webhook> found, WebhookDelivery delivery) {
        if (found.isEmpty()) {
            return new Not(new Outcome.Needless());
        }
        var webhook = found.get();
        if (!webhook.isEnabled()) {
            return new Not(new Outcome.Refused("The webhook is disabled"));
        }
        var now = clock.instant();
        // A ping is to show whether it works again: that cannot wait.
        var wait = delivery.isPing() ? Optional.<Instant>empty() : webhook.turn(config.pause(), now);
        return wait.isPresent()
                ? new Not(new Outcome.Waiting(wait.get(), "the webhook is paused because of its failures"))
                : request(webhook, delivery, now);
    }

    private Outcome behind(WebhookDelivery before) {
        var soon = clock.instant().plus(SOON);
        return new Outcome.Waiting(before.nextAt().filter(soon::isBefore).orElse(soon),
                "what the webhook was to be told before was not taken either");
    }

    /** Signed by what can be opened: after a rotation the secret before may have been sealed by another installation's. */
    private Turn request(Webhook webhook, WebhookDelivery delivery, Instant now) {
        var opened = webhook.secrets(now).stream().map(secrets::open).flatMap(Optional::stream).toList();
        if (opened.isEmpty()) {
            return new Not(new Outcome.PutOff(null,
                    "The webhook's secret cannot be opened: rotate it if GUICHET_SECRET has changed", null));
        }
        var headers = Signing.headers(delivery.event().toString(), now, delivery.body(), opened);
        return new Now(new WebhookRequest(URI.create(webhook.url()), headers, delivery.body()));
    }
}
