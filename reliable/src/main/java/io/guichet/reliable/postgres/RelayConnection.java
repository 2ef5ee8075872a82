package io.guichet.reliable.postgres;

import java.time.Duration;
import java.util.List;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;

/** The one connection of a relay: while it lives and holds the lock, its replica leads. */
final class RelayConnection {

    static final String NOTICES = "guichet_outbox";
    static final int AT_ONCE = 500;

    private static final Logger LOG = Logger.getLogger(RelayConnection.class);
    private static final String LOCK = "select pg_try_advisory_lock(7310316370)";
    private static final String READ = "select seq, topic, key, headers, payload from outbox order by seq limit "
            + AT_ONCE;
    private static final String REFUSE = """
            with gone as (delete from outbox where seq = any($1) returning seq, topic, key, headers, payload)
            insert into outbox_refused (seq, topic, key, headers, payload, reason)
            select seq, topic, key, headers, payload, 'refused by the broker' from gone
            on conflict (seq) do nothing""";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PgConnection connection;
    private volatile boolean leads;

    private RelayConnection(PgConnection connection) {
        this.connection = connection;
    }

    static Uni<RelayConnection> open(Vertx vertx, PgConnectOptions options, Runnable noticed) {
        var connecting = io.vertx.pgclient.PgConnection.connect(vertx, options);
        return Uni.createFrom().completionStage(connecting::toCompletionStage)
                .ifNoItem().after(PATIENCE).fail()
                .onFailure(TimeoutException.class).invoke(() -> connecting.onSuccess(late -> late.close()))
                .map(connected -> {
                    connected.notificationHandler(notice -> noticed.run());
                    return new RelayConnection(PgConnection.newInstance(connected));
                });
    }

    boolean leads() {
        return leads;
    }

    /** Takes the lock if nobody else has it; whether this replica leads. */
    Uni<Boolean> lead() {
        if (leads) {
            return Uni.createFrom().item(true);
        }
        return patient(connection.query(LOCK).execute())
                .map(rows -> rows.iterator().next().getBoolean(0))
                .call(locked -> locked
                        ? patient(connection.query("listen " + NOTICES).execute())
                        : Uni.createFrom().voidItem())
                .invoke(this::note);
    }

    /** The next rows in order. */
    Uni<List<Waiting>> read() {
        return patient(connection.preparedQuery(READ).execute())
                .map(rows -> rows.stream().map(Waiting::of).toList());
    }

    /** Deletes what was sent, and puts aside what was refused. */
    Uni<Void> settle(Batch batch) {
        return delete(batch.sent()).chain(() -> refuse(batch.refused()));
    }

    Uni<Void> close() {
        leads = false;
        return connection.close();
    }

    private void note(boolean locked) {
        if (locked) {
            LOG.info("This replica sends the outbox");
        }
        leads = locked;
    }

    private Uni<Void> refuse(List<Waiting> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        rows.forEach(row -> LOG.errorf("ALARM: the broker refuses %s for good; kept in outbox_refused as %d",
                row.line(), row.seq()));
        return patient(connection.preparedQuery(REFUSE).execute(sequences(rows))).replaceWithVoid();
    }

    private Uni<Void> delete(List<Waiting> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return patient(connection.preparedQuery("delete from outbox where seq = any($1)").execute(sequences(rows)))
                .replaceWithVoid();
    }

    private static Tuple sequences(List<Waiting> rows) {
        return Tuple.of(rows.stream().map(Waiting::seq).toArray(Long[]::new));
    }

    private static Uni<RowSet<Row>> patient(Uni<RowSet<Row>> statement) {
        return statement.ifNoItem().after(PATIENCE).fail();
    }
}
