package io.guichet.notification.webhook;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** What webhooks were told, and are to be told again. */
@ApplicationScoped
public class WebhookLog {

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookQueue queue;
    private final Clock clock;

    WebhookLog(Webhooks webhooks, WebhookDeliveries deliveries, WebhookQueue queue, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * The newest first. Fails with {@link WebhookNotFound}.
     *
     * @param state absent for all
     */
    @WithSession
    public Uni<Page<WebhookDeliveryFacts>> list(String key, @Nullable WebhookDeliveryState state, PageRequest asked) {
        return webhooks.required(key)
                .chain(webhook -> deliveries.page(webhook.id(), state, asked))
                .map(found -> Page.of(found.stream().map(delivery -> delivery.facts(clock.instant())).toList(), asked,
                        delivery -> Cursor.of(delivery.id())));
    }

    /**
     * Has a request sent again, under the same id, or at last without waiting for its next try, in the
     * transaction that is going on. Fails with {@link WebhookNotFound}, {@link WebhookDeliveryNotFound} and {@link WebhookDeliveryNotResendable}.
     */
    public Uni<WebhookDeliveryFacts> resend(String key, UUID id) {
        return webhooks.required(key)
                .chain(webhook -> deliveries.lock(webhook.id(), id))
                .map(found -> found.orElseThrow(() -> new WebhookDeliveryNotFound(id)))
                .call(delivery -> delivery.resend(clock.instant(), () -> queue.hasten(delivery),
                        () -> queue.dispatch(delivery)))
                .map(delivery -> delivery.facts(clock.instant()));
    }

    /** Sends a test, once, in the transaction that is going on. Fails with {@link WebhookNotFound}. */
    public Uni<WebhookDeliveryFacts> ping(String key) {
        return webhooks.required(key).chain(queue::ping)
                .map(delivery -> delivery.facts(clock.instant()));
    }
}
