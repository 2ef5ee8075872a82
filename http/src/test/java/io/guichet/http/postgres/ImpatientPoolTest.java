package io.guichet.http.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.http.EdgeConfig;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Callers who give up take no connection with them, not even one that comes at that very moment. */
@QuarkusTest
class ImpatientPoolTest {

    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofMillis(10);
    private static final int CALLERS = 64;
    private static final int CALLS = 300;

    @Inject
    Vertx vertx;

    private Pool pool;

    @BeforeEach
    void create() {
        var config = ConfigProvider.getConfig();
        var database = PgConnectOptions.fromUri(config.getValue("quarkus.datasource.reactive.url", String.class))
                .setUser(config.getValue("quarkus.datasource.username", String.class))
                .setPassword(config.getValue("quarkus.datasource.password", String.class));
        pool = new ImpatientPools(new Costs(Duration.ofSeconds(5), PATIENCE, new MemorySize(null)))
                .create(new Given(vertx, new PoolOptions().setMaxSize(CONNECTIONS), List.of(database)));
    }

    @AfterEach
    void close() throws Exception {
        get(pool.close());
    }

    @Test
    void whoever_gives_up_leaves_the_connection_to_the_next() throws Exception {
        var taken = takeAll();
        assertThatThrownBy(() -> get(pool.getConnection())).hasCauseInstanceOf(TimeoutException.class);
        giveBack(taken);

        giveBack(takeAll());
    }

    @Test
    void a_query_without_a_connection_of_its_own_waits_no_longer_and_leaves_none_behind() throws Exception {
        var taken = takeAll();
        assertThatThrownBy(() -> get(pool.query("select 1").execute())).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> get(pool.preparedQuery("select $1::int").execute(Tuple.of(1))))
                .hasCauseInstanceOf(TimeoutException.class);
        giveBack(taken);

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            assertThat(get(pool.query("select 1").execute()).iterator().next().getInteger(0)).isEqualTo(1);
            assertThat(get(pool.preparedQuery("select $1::int").mapping(row -> row.getInteger(0)).execute(Tuple.of(2))))
                    .containsExactly(2);
        });
        giveBack(takeAll());
    }

    @Test
    void what_is_planned_anew_is_not_kept() throws Exception {
        var taken = takeAll();
        var connection = taken.getFirst();
        for (var sql : List.of("select $1::int", PlannedAnew.sql("select $1::bigint"))) {
            get(connection.preparedQuery(sql).execute(Tuple.of(1)));
        }

        assertThat(
                get(connection.query("select statement from pg_prepared_statements where statement like '%select $1%'")
                        .mapping(row -> row.getString(0)).execute()))
                .containsExactly("select $1::int");
        giveBack(taken);
    }

    @Test
    void connections_that_come_while_their_callers_give_up_come_back() throws Exception {
        get(Future.all(IntStream.range(0, CALLERS)
                .mapToObj(number -> calls(((VertxInternal) vertx).createEventLoopContext(), CALLS)).toList()));

        giveBack(takeAll());
    }

    /** Asks again and again, and keeps for a moment what is given: about as long as others are willing to wait. */
    private Future<Void> calls(ContextInternal caller, int left) {
        var done = caller.<Void>promise();
        caller.runOnContext(asking -> pool.getConnection().compose(this::keep).otherwiseEmpty()
                .compose(called -> left == 1 ? Future.<Void>succeededFuture() : calls(caller, left - 1))
                .onComplete(done));
        return done.future();
    }

    private Future<Void> keep(SqlConnection connection) {
        return connection.query("select pg_sleep(0.002)").execute().eventually(() -> connection.close()).mapEmpty();
    }

    /** Patiently: a connection is not made in ten milliseconds. */
    private List<SqlConnection> takeAll() {
        var taken = new ArrayList<SqlConnection>();
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            taken.add(get(pool.getConnection()));
            return taken.size() == CONNECTIONS;
        });
        return taken;
    }

    private static void giveBack(List<SqlConnection> taken) throws Exception {
        get(Future.all(taken.stream().map(SqlConnection::close).toList()));
    }

    @CanIgnoreReturnValue
    private static <T> T get(Future<T> answer) throws Exception {
        return answer.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    private record Costs(Duration deadline, Duration connectionWait, MemorySize largestJson) implements EdgeConfig {}

    private record Given(Vertx vertx, PoolOptions poolOptions, List<PgConnectOptions> pgConnectOptionsList)
            implements
                PgPoolCreator.Input {}
}
