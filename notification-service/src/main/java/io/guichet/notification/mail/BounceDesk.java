package io.guichet.notification.mail;

import java.time.Clock;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Envelopes;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.reliable.postgres.Outbox;
import io.smallrye.mutiny.Uni;

/** Takes what came back: a server had accepted the mail, and could not deliver it. */
@Singleton
public class BounceDesk {

    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final DueWork dueWork;
    private final Clock clock;

    BounceDesk(Deliveries deliveries, Outbox outbox, Envelopes envelopes, DueWork dueWork, Clock clock) {
        this.dueWork = dueWork;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /**
     * What a bounce says.
     *
     * @param mailId the Message-ID of the mail that came back, with its angle brackets
     * @param recipient who did not get it, as far as it is told
     * @param permanent whether it did not arrive; else it is merely late
     * @param diagnostic what the server said that gave it back
     */
    public record Bounce(String mailId, @Nullable String recipient, boolean permanent, String diagnostic) {}

    /**
     * In the transaction that is going on; false when no mail of that Message-ID was sent to the recipient, or it had
     * bounced before.
     */
    public Uni<Boolean> bounced(Bounce bounce) {
        return deliveries.returned(bounce.mailId(), bounce.recipient()).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(false)
                : settle(found.get(), bounce).replaceWith(true));
    }

    private Uni<Void> settle(Delivery delivery, Bounce bounce) {
        var event = delivery.bounced(bounce.diagnostic(), bounce.permanent(), clock.instant());
        return outbox.add(envelopes.seal(event, delivery.occasion().cause()))
                .chain(() -> delivery.isOpen() ? Uni.createFrom().voidItem() : dueWork.withdraw(delivery.id()));
    }
}
