package io.guichet.kb.messaging;

import java.util.List;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.kb.outbox.Leadership;
import io.guichet.kb.outbox.PendingEvent;
import io.guichet.kb.outbox.PendingEvents;
import io.guichet.reliable.KafkaSender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Sends what waits in the documents of articles to Kafka, in the order of each article's versions. */
@Singleton
class ArticleRelay {

    private static final Logger LOG = Logger.getLogger(ArticleRelay.class);
    private static final int ARTICLES_AT_ONCE = 100;

    private final Leadership leadership;
    private final PendingEvents pending;
    private final KafkaSender sender;
    private volatile int waiting;

    ArticleRelay(Leadership leadership, PendingEvents pending, KafkaSender sender) {
        this.leadership = leadership;
        this.pending = pending;
        this.sender = sender;
    }

    /** One round, if this replica leads; whether there may be more to send at once. */
    Uni<Boolean> advance() {
        return leadership.lead().chain(leads -> leads ? sendNext() : follow());
    }

    /** How many events waited when this replica last looked; at most those of a hundred articles. */
    int waiting() {
        return waiting;
    }

    /** Lets another replica send. */
    Uni<Void> resign() {
        return leadership.resign();
    }

    private Uni<Boolean> follow() {
        waiting = 0;
        return Uni.createFrom().item(false);
    }

    private Uni<Boolean> sendNext() {
        return pending.next(ARTICLES_AT_ONCE)
                .invoke(events -> waiting = events.size())
                .chain(events -> events.isEmpty() ? Uni.createFrom().item(false) : send(events));
    }

    private Uni<Boolean> send(List<PendingEvent> events) {
        return sender.sendAll(events.stream().map(PendingEvent::content).toList())
                .map(outcomes -> Settlement.of(events, outcomes))
                .call(this::settle)
                .invoke(settlement -> {
                    if (settlement.failed()) {
                        throw new KafkaNotReached();
                    }
                })
                .replaceWith(true);
    }

    private Uni<Void> settle(Settlement settlement) {
        return Multi.createFrom().iterable(settlement.refused()).call(this::refuse).collect().asList()
                .chain(refused -> Multi.createFrom().iterable(settlement.settled().entrySet())
                        .call(done -> pending.sent(done.getKey(), done.getValue())).collect().asList())
                .replaceWithVoid();
    }

    private Uni<Void> refuse(PendingEvent event) {
        LOG.errorf("Kafka refuses version %d of article %s for good; it is kept in the collection refused",
                event.version(), event.article());
        return pending.refuse(event);
    }
}
