package io.guichet.notification.webhook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.guichet.events.SlaAction;
import io.guichet.events.SlaAction.CallWebhook;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.ticket.TicketFacts;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Tells the webhooks that a step of an escalation or of a watch rule names, in the transaction that is going on. */
@Singleton
public class WebhookTelling {

    private final Webhooks webhooks;
    private final WebhookQueue queue;
    /** Keys of which the log has said that nobody hears there. */
    private final Set<String> missed = ConcurrentHashMap.newKeySet();

    WebhookTelling(Webhooks webhooks, WebhookQueue queue) {
        this.webhooks = webhooks;
        this.queue = queue;
    }

    public Uni<Void> tell(Occasion occasion, EscalationDue due, TicketFacts ticket) {
        return tell(due.actions(), WebhookMessages.of(occasion, due, ticket));
    }

    public Uni<Void> tell(Occasion occasion, WatchFired fired, TicketFacts ticket) {
        return tell(fired.actions(), WebhookMessages.of(occasion, fired, ticket));
    }

    private Uni<Void> tell(List<SlaAction> actions, WebhookMessage message) {
        var keys = actions.stream().filter(CallWebhook.class::isInstance).map(CallWebhook.class::cast)
                .map(CallWebhook::webhook).distinct().toList();
        var told = Uni.createFrom().voidItem();
        for (var key : keys) {
            told = told.chain(() -> webhooks.of(key)).chain(found -> tell(key, found, message));
        }
        return told;
    }

    private Uni<Void> tell(String key, Optional<Webhook> found, WebhookMessage message) {
        if (found.filter(Webhook::isEnabled).isPresent()) {
            missed.remove(key);
            return queue.tell(found.get(), message);
        }
        var why = found.isEmpty() ? "unknown" : "disabled";
        Metrics.counter("guichet_notification_webhooks_missed", "why", why).increment();
        if (missed.add(key)) {
            Log.warnf("Webhook %s is %s: it is not told of %s, nor of what follows", key, why, message.event());
        }
        return Uni.createFrom().voidItem();
    }
}
