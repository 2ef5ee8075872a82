package io.guichet.notification.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.notification.sending.Lanes;
import io.guichet.notification.webhook.client.WebhookClient;
import io.guichet.notification.webhook.client.WebhookConfig;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueCall;
import io.smallrye.mutiny.Uni;

/**
 * Sends what the queue took: the network outside any session, then the record. Killed in between, it sends the same
 * request again, under the same id. The payload is the webhook's id.
 */
@Singleton
class WebhookCall implements DueCall<Called> {

    static final String KIND = "webhook";

    private final WebhookTurns turns;
    private final WebhookClient client;
    private final WebhookSettlement settlement;
    private final Clock clock;
    private final Duration longestAskedFor;
    private final Lanes lanes;

    WebhookCall(WebhookTurns turns, WebhookClient client, WebhookSettlement settlement, WebhookConfig config,
            Clock clock) {
        this.turns = turns;
        this.client = client;
        this.settlement = settlement;
        this.clock = clock;
        this.longestAskedFor = config.retry().longestAskedFor();
        this.lanes = new Lanes(config.perWebhook(), clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Called> call(Due due) {
        return switch (lanes.enter(due.payload())) {
            case Lanes.Full full -> Uni.createFrom().item(Called.nowhere(
                    new Outcome.Waiting(full.until(), "as many as may be are under way to the webhook")));
            case Lanes.Entered entered -> send(due.id())
                    .onTermination().invoke(() -> lanes.leave(due.payload(), entered));
        };
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Called called) {
        return settlement.settle(due.id(), called);
    }

    private Uni<Called> send(UUID delivery) {
        return turns.of(delivery).chain(turn -> switch (turn) {
            case WebhookTurns.Not not -> Uni.createFrom().item(Called.nowhere(not.outcome()));
            case WebhookTurns.Now now -> client.send(now.request())
                    .map(reply -> Outcomes.of(reply, longestAskedFor, clock.instant()))
                    .map(outcome -> new Called(now.request().url().toString(), outcome));
        });
    }
}
