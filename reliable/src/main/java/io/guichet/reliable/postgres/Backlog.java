package io.guichet.reliable.postgres;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

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
    private static final String COUNT = "select count(*) from (select 1 from outbox limit %d) waiting"
            .formatted(FULL + 1);

    private final Pool pool;
    private final AtomicLong rows;
    private volatile Cancellable counting = () -> {};

    Backlog(Pool pool, MeterRegistry metrics, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.pool = pool;
        this.rows = metrics.gauge("guichet_" + service + "_outbox_rows", new AtomicLong());
    }

    /** Whether bulk work and mail fetching should wait. */
    public boolean busy() {
        return rows.get() > BUSY;
    }

    /** Whether nothing more can be accepted. */
    public boolean full() {
        return rows.get() > FULL;
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
    }
}
