package io.guichet.ticket;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.events.Envelope;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Outbox;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Writes down what a verb did: state, timeline and events, all in the transaction that is going on. */
@Singleton
class Chronicle {

    private final Envelopes envelopes;
    private final Outbox outbox;
    private final Ids ids;
    private final List<Consequence> consequences;

    Chronicle(Envelopes envelopes, Outbox outbox, Ids ids, @All List<Consequence> consequences) {
        this.envelopes = envelopes;
        this.outbox = outbox;
        this.ids = ids;
        this.consequences = List.copyOf(consequences);
    }

    /** Writes it down; a verb that changed nothing leaves no trace. */
    Uni<Change> keep(Change change) {
        var told = new ArrayList<Envelope<?>>();
        List<Object> rows = new ArrayList<>();
        rows.add(change.ticket());
        if (change.message() != null) {
            rows.add(change.message());
        }
        for (var step : change.steps()) {
            rows.add(entry(step, change, told));
        }
        return Panache.getSession()
                .chain(session -> session.persistAll(rows.toArray()))
                .chain(() -> told.isEmpty() || change.act().quiet() ? Uni.createFrom().voidItem() : outbox.add(told))
                .chain(() -> follow(change))
                .replaceWith(change);
    }

    private Uni<Void> follow(Change change) {
        var all = Uni.createFrom().voidItem();
        if (!change.steps().isEmpty()) {
            for (var consequence : consequences) {
                all = all.chain(() -> consequence.of(change));
            }
        }
        return all;
    }

    private TimelineEntry entry(Change.Step step, Change change, List<Envelope<?>> told) {
        var act = change.act();
        if (step.event() == null) {
            return new TimelineEntry(ids.next(), change.ticket().id(), step, act);
        }
        var envelope = envelopes.seal(step.event(), act.cause());
        told.add(envelope);
        return new TimelineEntry(envelope.id(), change.ticket().id(), step, act);
    }
}
