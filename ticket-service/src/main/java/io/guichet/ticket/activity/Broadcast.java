package io.guichet.ticket.activity;

import java.util.List;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.events.ActivityEvent;
import io.guichet.events.Cause;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.KafkaRecord;
import io.guichet.reliable.KafkaSender;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Tells who is at which ticket, once it is committed. There is no outbox: what is lost is said again in a few seconds,
 * and what comes late is worth nothing.
 */
@Singleton
class Broadcast {

    private static final Logger LOG = Logger.getLogger(Broadcast.class);
    private static final Cause CAUSE = Cause.request("activity");

    private final CurrentTransaction transaction;
    private final Envelopes envelopes;
    private final KafkaSender sender;

    Broadcast(CurrentTransaction transaction, Envelopes envelopes, KafkaSender sender) {
        this.transaction = transaction;
        this.envelopes = envelopes;
        this.sender = sender;
    }

    Uni<Void> afterCommit(ActivityEvent event) {
        var told = KafkaRecord.of(envelopes.seal(event, CAUSE));
        return transaction.afterCommit(() -> {
            var sending = sender.sendAll(List.of(told)).subscribeAsCompletionStage();
            LOG.debugf("%s is being told: %s", event, sending);
        });
    }
}
