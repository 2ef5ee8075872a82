package io.guichet.reliable.postgres;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.reliable.KafkaSender;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Sends what waits in the outbox to Kafka, in order. Of all replicas one leads: the one whose connection holds the
 * database's advisory lock; when it dies another takes over.
 */
@Singleton
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long POLL_MILLIS = 250;
    private static final long AFTER_FAILURE_MILLIS = 1_000;
    // Another replica that leads hears of new rows at most this often: NOTIFY takes a lock in the whole cluster.
    private static final long BETWEEN_NOTICES_MILLIS = 20;

    private final Vertx vertx;
    private final DatabaseConfig database;
    private final KafkaSender sender;
    private final Pool pool;
    private final Backlog backlog;
    private final AtomicBoolean noticePlanned = new AtomicBoolean();
    private final Context context;

    // Touched on the context's thread only, but for reading whether this replica leads.
    private volatile @Nullable RelayConnection connection;
    private boolean busy;
    private boolean again;
    private boolean closed;
    private long timer = -1;

    Relay(Vertx vertx, DatabaseConfig database, KafkaSender sender, Pool pool, Backlog backlog) {
        this.vertx = vertx;
        this.database = database;
        this.sender = sender;
        this.pool = pool;
        this.backlog = backlog;
        this.context = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent event) {
        context.runOnContext(go -> connect());
    }

    /** Gives the lead away at once; what is unsent stays in the outbox. */
    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(go -> {
            closed = true;
            close(connection);
        });
    }

    /** Something was added and committed: sends it now, or tells the replica that leads. */
    void wake() {
        var open = connection;
        if (open != null && open.leads()) {
            context.runOnContext(go -> step());
        } else if (noticePlanned.compareAndSet(false, true)) {
            vertx.setTimer(BETWEEN_NOTICES_MILLIS, timer -> {
                noticePlanned.set(false);
                pool.query("notify " + RelayConnection.NOTICES).execute()
                        .subscribe().with(told -> {}, failure -> LOG.debugf("No notice: %s", failure.getMessage()));
            });
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        RelayConnection.open(vertx, RelayAddress.of(database), () -> context.runOnContext(go -> step()))
                .emitOn(this::onContext)
                .subscribe().with(open -> {
                    connection = open;
                    step();
                }, this::startAgain);
    }

    private void step() {
        var open = connection;
        if (closed || open == null) {
            return;
        }
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        again = false;
        // A time-out comes on a thread of its own.
        advance(open).emitOn(this::onContext).subscribe().with(this::rest, failure -> {
            busy = false;
            startAgain(failure);
        });
    }

    /** One batch; how long to rest after it. */
    private Uni<Long> advance(RelayConnection open) {
        var allSent = sender.beforeLooking();
        return open.lead().chain(leads -> leads ? open.read() : Uni.createFrom().nullItem())
                .chain(rows -> {
                    if (rows == null) {
                        return Uni.createFrom().item(AFTER_FAILURE_MILLIS);
                    }
                    if (rows.isEmpty()) {
                        allSent.run();
                        return Uni.createFrom().item(POLL_MILLIS);
                    }
                    return send(open, rows).map(batch -> {
                        if (batch.failed()) {
                            return AFTER_FAILURE_MILLIS;
                        }
                        if (rows.size() == RelayConnection.AT_ONCE) {
                            return 0L;
                        }
                        allSent.run();
                        // Whoever has added something since wakes this anyway.
                        return POLL_MILLIS;
                    });
                });
    }

    private Uni<Batch> send(RelayConnection open, List<Waiting> rows) {
        return sender.sendAll(rows.stream().map(Waiting::content).toList())
                .emitOn(this::onContext)
                .map(outcomes -> Batch.of(rows, outcomes))
                .invoke(batch -> backlog.countRefused(batch.refused().size()))
                .call(open::settle);
    }

    private void onContext(Runnable action) {
        context.runOnContext(go -> action.run());
    }

    private void rest(long millis) {
        busy = false;
        if (millis == 0 || (again && millis == POLL_MILLIS)) {
            step();
        } else {
            // One timer only: each wake would otherwise begin to poll beside the others.
            vertx.cancelTimer(timer);
            timer = vertx.setTimer(millis, now -> context.runOnContext(go -> step()));
        }
    }

    private void startAgain(Throwable failure) {
        if (!closed) {
            LOG.warnf("The relay of the outbox starts again: %s", failure.getMessage());
        }
        close(connection);
        connection = null;
        vertx.setTimer(AFTER_FAILURE_MILLIS, timer -> context.runOnContext(go -> connect()));
    }

    private static void close(@Nullable RelayConnection lost) {
        if (lost != null) {
            lost.close().subscribe().with(done -> {}, failure -> LOG.debug("The connection was closed already"));
        }
    }
}
