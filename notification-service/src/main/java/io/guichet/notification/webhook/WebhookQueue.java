package io.guichet.notification.webhook;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Takes what webhooks are to be told, in the transaction that is going on. */
@Singleton
class WebhookQueue {

    private final WebhookDeliveries deliveries;
    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    WebhookQueue(WebhookDeliveries deliveries, DueWork dueWork, Ids ids, Clock clock) {
        this.deliveries = deliveries;
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** Has it told once the transaction has been committed; no webhook is told twice of one event. */
    Uni<Void> tell(Webhook webhook, WebhookMessage message) {
        return deliveries.has(webhook.id(), message.event()).chain(told -> told
                ? Uni.createFrom().voidItem()
                : put(webhook.id(), message).replaceWithVoid());
    }

    /** A test of it. */
    Uni<WebhookDelivery> ping(Webhook webhook) {
        return put(webhook.id(), WebhookMessages.ping(ids.next(), webhook.key(), clock.instant()));
    }

    /** Has one that waits tried now, once the transaction has been committed. */
    Uni<Void> dispatch(WebhookDelivery delivery) {
        return dueWork.schedule(new Due(delivery.id(), WebhookCall.KIND,
                delivery.ticket().map(UUID::toString).orElse(""), clock.instant(), delivery.webhook().toString()));
    }

    /** Has one that waits for its next try told now. */
    Uni<Void> hasten(WebhookDelivery delivery) {
        return dueWork.hasten(List.of(delivery.id()));
    }

    private Uni<WebhookDelivery> put(UUID webhook, WebhookMessage message) {
        var delivery = new WebhookDelivery(ids.next(), webhook, message, clock.instant());
        return deliveries.persist(delivery).call(this::dispatch);
    }
}
