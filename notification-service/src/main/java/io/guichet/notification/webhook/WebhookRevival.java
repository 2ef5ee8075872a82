package io.guichet.notification.webhook;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/**
 * Has everything told now that waits for its next try, some at a time: after days without anybody at the address that is
 * more than the request of whoever mends it may lock. Each is hastened once, in the order of their age.
 */
@Singleton
class WebhookRevival implements DueHandler {

    static final int AT_ONCE = 500;
    private static final String KIND = "webhook-revival";
    private static final UUID BEGINNING = new UUID(0, 0);

    private final WebhookDeliveries deliveries;
    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    WebhookRevival(WebhookDeliveries deliveries, DueWork dueWork, Ids ids, Clock clock) {
        this.deliveries = deliveries;
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** From the oldest on, once the transaction has been committed, instead of a round that may be going on. */
    Uni<Void> begin(Webhook webhook) {
        return dueWork.cancel(KIND, webhook.id().toString()).chain(() -> goOn(webhook.id().toString(), BEGINNING));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return deliveries
                .hasten(UUID.fromString(due.subject()), UUID.fromString(due.payload()), clock.instant(), AT_ONCE)
                .chain(hastened -> dueWork.hasten(hastened).chain(() -> hastened.size() < AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : goOn(due.subject(), hastened.getLast())));
    }

    private Uni<Void> goOn(String webhook, UUID after) {
        return dueWork.schedule(new Due(ids.next(), KIND, webhook, clock.instant(), after.toString()));
    }
}
