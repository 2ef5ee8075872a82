package io.guichet.ticket;

import static io.guichet.ticket.Api.open;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Batches of decisions that meet the same tickets. */
@QuarkusTest
class TakenTogetherTest {

    private static final int BATCHES = 8;
    private static final int ROUNDS = 20;

    @Inject
    DecisionDesk decisions;
    @Inject
    Tickets tickets;
    @Inject
    CurrentTransaction transaction;

    @Test
    void batches_that_meet_the_same_tickets_wait_for_each_other_and_never_in_a_circle() throws Exception {
        var all = Stream.generate(Api::open).limit(6).toList();
        try (var threads = Executors.newFixedThreadPool(BATCHES)) {
            var batches = IntStream.range(0, BATCHES).mapToObj(number -> threads.submit(() -> {
                var random = new Random(number);
                for (var round = 0; round < ROUNDS; round++) {
                    inTransaction(() -> takeAndUse(shuffled(all, random)));
                }
                return number;
            })).toList();
            for (var batch : batches) {
                assertThat(batch.get()).isNotNull();
            }
        }
    }

    /** Longer than a request would, and than any other statement of it. */
    @Test
    void a_batch_waits_for_as_long_as_another_takes_and_only_for_its_tickets() throws Exception {
        var ticket = open();
        var limits = new AtomicReference<Object[]>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> {
                inTransaction(() -> decisions.take(Set.of(ticket))
                        .chain(() -> transaction.select("select pg_sleep(3)"))
                        .chain(() -> transaction.select("select pg_sleep(2.5)")));
                return true;
            });
            inTransaction(() -> transaction.select("select pg_sleep(0.5)")
                    .chain(() -> decisions.take(Set.of(ticket)))
                    .chain(() -> transaction.select("select current_setting('lock_timeout'),"
                            + " current_setting('statement_timeout')"))
                    .invoke(rows -> limits.set(rows.getFirst())));
            assertThat(first.get()).isTrue();
        }
        assertThat(limits.get()).containsExactly("1s", "4s");
    }

    /** Uses them in an order of its own. */
    private Uni<?> takeAndUse(Set<String> some) {
        return decisions.take(some)
                .chain(() -> Multi.createFrom().iterable(some).onItem()
                        .transformToUniAndConcatenate(id -> tickets.take(new TicketRef.ById(UUID.fromString(id))))
                        .collect().last())
                .chain(() -> transaction.select("select pg_sleep(0.01)"));
    }

    private static Set<String> shuffled(List<String> all, Random random) {
        return random.ints(0, all.size()).distinct().limit(4).mapToObj(all::get)
                .collect(toCollection(LinkedHashSet::new));
    }

    private static void inTransaction(Supplier<Uni<?>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> work.get().replaceWithVoid()));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
