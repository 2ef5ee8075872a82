package io.guichet.http.web;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;

import io.guichet.http.Cursor;
import io.guichet.http.PageRequest;
import io.guichet.reliable.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** One method per verb, one transaction each, as in the real services. */
@ApplicationScoped
class ThingDesk {

    static final String UNLUCKY = "unlucky";

    final AtomicInteger acts = new AtomicInteger();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Ids ids;

    ThingDesk(Ids ids) {
        this.ids = ids;
    }

    @WithTransaction
    Uni<Thing> open(String subject) {
        acts.incrementAndGet();
        var thing = new Thing(ids.next(), subject);
        return Panache.getSession().call(session -> session.persist(thing))
                .invoke(() -> {
                    if (subject.equals(UNLUCKY)) {
                        throw new IllegalStateException("jdbc:secret failed");
                    }
                })
                .replaceWith(thing);
    }

    @WithTransaction
    Uni<Thing> rename(UUID id, String subject, LongConsumer expected) {
        return Panache.getSession().chain(session -> session.find(Thing.class, id))
                .onItem().ifNull().failWith(NotFoundException::new)
                .invoke(thing -> {
                    expected.accept(thing.revision());
                    thing.rename(subject);
                });
    }

    @WithTransaction
    Uni<List<Thing>> list(PageRequest asked) {
        return Panache.getSession().chain(session -> session
                .createSelectionQuery("from Thing t where t.id > :after order by t.id", Thing.class)
                .setParameter("after", asked.after().flatMap(cursor -> cursor.id(0)).orElse(new UUID(0, 0)))
                .setMaxResults(asked.fetch()).getResultList());
    }

    @WithTransaction
    Uni<Long> count() {
        return Panache.getSession().chain(session -> session.createSelectionQuery("select count(*) from Thing",
                Long.class).getSingleResult());
    }

    /** Runs into the time-out of a statement. */
    @WithTransaction
    Uni<Void> takeTooLong() {
        return Panache.getSession().chain(session -> session.createNativeQuery("set local statement_timeout = 50")
                .executeUpdate()
                .chain(() -> session.createNativeQuery("select 1 from pg_sleep(2)", Integer.class).getSingleResult()))
                .replaceWithVoid();
    }

    /** What a late answer waits for. */
    CompletableFuture<Void> end() {
        return end;
    }

    static Cursor position(Thing thing) {
        return Cursor.of(thing.id());
    }

}
