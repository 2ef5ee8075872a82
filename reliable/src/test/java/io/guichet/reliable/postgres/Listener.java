package io.guichet.reliable.postgres;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.Cause;
import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.events.Envelope;
import io.smallrye.mutiny.Uni;

/** A service that hears removals and notes each; some entries can be made to fail. */
@Singleton
class Listener {

    final Set<String> poisoned = ConcurrentHashMap.newKeySet();
    final Set<String> unreachable = ConcurrentHashMap.newKeySet();
    final Set<String> cutOff = ConcurrentHashMap.newKeySet();
    final Set<String> tooSlow = ConcurrentHashMap.newKeySet();
    final Set<String> heldUp = ConcurrentHashMap.newKeySet();

    private final CurrentTransaction transaction;
    private final Hearing<DirectoryEvent> hearing;

    Listener(Inbox inbox, CurrentTransaction transaction) {
        this.transaction = transaction;
        this.hearing = inbox.hearing(DirectoryEvent.class, this::on, new Past());
    }

    @Incoming("tickets")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    private Uni<Void> on(Envelope<DirectoryEvent> heard) {
        var entry = ((EntryRemoved) heard.event()).entry();
        return transaction.update("insert into applied (entry) values ($1)", entry)
                .chain(() -> fail(entry));
    }

    private final class Past implements Learner<DirectoryEvent> {

        @Override
        public Uni<Void> learn(Envelope<DirectoryEvent> past, Retelling among) {
            var entry = "learned " + ((EntryRemoved) past.event()).entry() + (among.first() ? " first" : "")
                    + (among.last() ? " last" : "");
            return transaction.update("insert into applied (entry) values ($1)", entry).chain(() -> fail(entry));
        }

        @Override
        public Uni<Void> end(String key, Cause cause) {
            return transaction.update("insert into applied (entry) values ($1)", "ended " + key).replaceWithVoid();
        }
    }

    private Uni<Void> fail(String entry) {
        if (poisoned.contains(entry)) {
            return Uni.createFrom().failure(new IllegalStateException("poison: " + entry));
        }
        if (unreachable.remove(entry)) {
            return Uni.createFrom().failure(new IOException("connection reset"));
        }
        if (heldUp.contains(entry)) {
            return Uni.createFrom().failure(new IOException("for as long as it takes"));
        }
        if (cutOff.remove(entry)) {
            return transaction.select("select pg_terminate_backend(pg_backend_pid())").replaceWithVoid();
        }
        if (tooSlow.remove(entry)) {
            return transaction.select("set local statement_timeout = 50")
                    .chain(() -> transaction.select("select pg_sleep(10)")).replaceWithVoid();
        }
        return Uni.createFrom().voidItem();
    }
}
