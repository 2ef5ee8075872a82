package io.guichet.reliable.postgres;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** How many events wait for Kafka, counted every few seconds. */
@Singleton
public class Backlog {

    private static final int BUSY = 50_000;
    private static final int FULL = 500_000;
    private static final Duration EVERY = Duration.ofSeconds(5);
    // Counting stops where the answer no longer matters.
    private static final String COUNT = """
            select (select count(*) from (select 1 from outbox limit %d) waiting),
                (select n_dead_tup from pg_stat_user_tables where relid = 'outbox'::regclass)""".formatted(FULL + 1);

    private final Pool pool;
    private final AtomicLong rows;
    // Many of them mean that vacuum does not keep up, and each look at the outbox passes over all of them.
    private final AtomicLong deadTuples;
    private final Counter refused;
    private volatile Cancellable counting = () -> {};

    Backlog(Pool pool, MeterRegistry metrics, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.pool = pool;
        this.rows = metrics.gauge("guichet_" + service + "_outbox_rows", new AtomicLong());
        this.deadTuples = metrics.gauge("guichet_" + service + "_outbox_dead_tuples", new AtomicLong());
        this.refused = metrics.counter("guichet_" + service + "_outbox_refused");
    }

    /** Whether bulk work and mail fetching should wait. */
    public boolean busy() {
        return rows.get() > BUSY;
    }

    /** Whether nothing more can be accepted. */
    public boolean full() {
        return rows.get() > FULL;
    }

    void countRefused(int events) {
        refused.increment(events);
    }

    void start(@Observes StartupEvent event) {
        counting = Multi.createFrom().ticks().every(EVERY)
                .onOverflow().drop()
                .onItem().transformToUniAndConcatenate(tick -> pool.query(COUNT).execute()
                        .map(found -> found.iterator().next())
                        .onFailure().recoverWithNull())
                .subscribe().with(this::note);
    }

    void stop(@Observes ShutdownEvent event) {
        counting.cancel();
    }

    private void note(Row row) {
        rows.set(row.getLong(0));
        deadTuples.set(Objects.requireNonNullElse(row.getLong(1), 0L));
    }
}
