package io.guichet.reliable.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.guichet.reliable.postgres.Heard.Known;
import io.guichet.reliable.postgres.Heard.Source;
import io.guichet.reliable.postgres.Heard.Unknown;
import io.guichet.reliable.postgres.Heard.Unreadable;
import io.guichet.reliable.postgres.HeardPlaces.Reached;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * One service listening to one topic. A batch is one transaction; if it fails, its records are tried one by one.
 * What fails for a passing reason is tried for as long as it takes; what fails for good becomes a dead letter.
 */
public final class Hearing<E extends GuichetEvent> {

    private final Class<E> family;
    private final Function<Envelope<E>, Uni<Void>> handler;
    private final Learner<E> learner;
    private final BatchLock<E> lock;
    private final InboxRows inbox;
    private final HearingTools tools;

    Hearing(Class<E> family, Service<E> service, InboxRows inbox, HearingTools tools) {
        this.family = family;
        this.handler = service.handler();
        this.learner = service.learner();
        this.lock = service.lock();
        this.inbox = inbox;
        this.tools = tools;
    }

    /**
     * What a service does with what it hears.
     *
     * @param handler applies an event
     * @param learner takes note of one of the past
     * @param lock is taken before the events of a batch are applied
     */
    record Service<E extends GuichetEvent>(Function<Envelope<E>, Uni<Void>> handler, Learner<E> learner,
            BatchLock<E> lock) {}

    /** Applies what was polled; completes when each record is applied, known already, skipped, or a dead letter. */
    public Uni<Void> receive(ConsumerRecords<String, byte[]> records) {
        var known = new ArrayList<Known<E>>();
        var unreadable = new ArrayList<Unreadable<E>>();
        records.forEach(polled -> {
            switch (Heard.of(Source.of(polled, tools.prefix()), family)) {
                case Known<E> event -> known.add(event);
                case Unreadable<E> event -> unreadable.add(event);
                case Unknown<E> event -> tools.noteUnknown(event.source());
            }
        });
        var reached = inbox.places().after(records);
        return Sequence.each(unreadable, event -> bury(event.source(), event.failure()))
                .chain(() -> known.isEmpty() ? noteAlone(reached) : apply(known, reached));
    }

    /** Applies a dead letter again, if it is still dead. */
    Uni<Void> replay(Source source) {
        return switch (Heard.of(source, family)) {
            case Unknown<E> _ -> Uni.createFrom().voidItem();
            case Unreadable<E> event -> buryAgain(source, event.failure());
            case Known<E> event -> Failures.outlast(tools.vertx(), "Replay of " + source.place(),
                    () -> Panache.withTransaction(() -> inbox.raise(source)
                            .chain(dead -> dead ? handler.apply(event.envelope()) : tools.skipReplay(source))))
                    .onFailure().recoverWithUni(failure -> buryAgain(source, failure));
        };
    }

    /** Learns from an event of the past; the inbox, which is about what happens now, does not know of it. */
    Uni<Void> hearAgain(Source source) {
        return switch (Heard.of(source, family)) {
            case Unknown<E> _ -> end(source);
            case Unreadable<E> event -> buryAgain(source, event.failure());
            case Known<E> event -> Failures.outlast(tools.vertx(), "Learning from " + source.place(),
                    () -> Panache.withTransaction(() -> learner.learn(event.envelope(), Retold.among(source))))
                    .onFailure().recoverWithUni(failure -> buryAgain(source, failure));
        };
    }

    /** Whoever does not know the last event of a past knows by it none the less that nothing more is to come. */
    private Uni<Void> end(Source source) {
        var key = source.key();
        return key == null || !Retold.among(source).last()
                ? Uni.createFrom().voidItem()
                : Failures.outlast(tools.vertx(), "Learning from " + source.place(), () -> Panache.withTransaction(
                        () -> learner.end(key, new Cause(source.eventId().toString(), 1))))
                        .onFailure().recoverWithUni(failure -> buryAgain(source, failure));
    }

    private Uni<Void> apply(List<Known<E>> events, Reached reached) {
        return Failures.outlast(tools.vertx(), "Hearing " + events.getFirst().source().place(),
                () -> Panache.withTransaction(() -> applyNew(events).chain(() -> inbox.places().note(reached))))
                .onFailure().recoverWithUni(failure -> (events.size() == 1
                        ? bury(events.getFirst().source(), failure)
                        : Sequence.each(events, event -> apply(List.of(event), Reached.NOTHING)))
                        .chain(() -> noteAlone(reached)));
    }

    /** When nothing was applied with which it could be noted. */
    private Uni<Void> noteAlone(Reached reached) {
        return reached.next().isEmpty()
                ? Uni.createFrom().voidItem()
                : Failures.outlast(tools.vertx(), "Noting what was heard of " + reached.topic(),
                        () -> Panache.withTransaction(() -> inbox.places().note(reached)));
    }

    private Uni<Void> applyNew(List<Known<E>> events) {
        return inbox.claim(events.stream().map(Known::source).toList())
                .map(fresh -> onlyOnce(events, fresh))
                .chain(fresh -> fresh.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : lock.take(fresh.stream().map(event -> event.envelope().event()).toList())
                                .chain(() -> Sequence.each(fresh, event -> handler.apply(event.envelope()))));
    }

    private List<Known<E>> onlyOnce(List<Known<E>> events, Set<UUID> fresh) {
        var left = new HashSet<>(fresh);
        var once = events.stream().filter(event -> left.remove(event.source().eventId())).toList();
        tools.countDuplicates(events.size() - once.size());
        return once;
    }

    private Uni<Void> bury(Source source, Throwable failure) {
        tools.noteDead(source, failure);
        return Failures.outlast(tools.vertx(), "Dead letter " + source.place(),
                () -> Panache.withTransaction(() -> inbox.bury(source, tools.deadLetter(source, failure))));
    }

    private Uni<Void> buryAgain(Source source, Throwable failure) {
        tools.noteDead(source, failure);
        return Failures.outlast(tools.vertx(), "Dead letter " + source.place(),
                () -> Panache.withTransaction(() -> inbox.buryAgain(tools.deadLetter(source, failure))));
    }
}
