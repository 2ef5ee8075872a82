package io.guichet.http.postgres;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;

/**
 * A pool whose callers give up after a while and lose nothing by it: a connection that comes too late goes back. The
 * pool's own time-out loses the connection if it is given at the moment in which the caller gives up.
 *
 * @see <a href="https://github.com/eclipse-vertx/vert.x/issues/6169">the fault in the pool</a>
 */
@SuppressWarnings("deprecation") // Quarkus asks for a PgPool.
final class ImpatientPool implements PgPool {

    private final Vertx vertx;
    private final Pool pool;
    private final Duration patience;

    /** @param pool must not give up by itself */
    ImpatientPool(Vertx vertx, Pool pool, Duration patience) {
        this.vertx = vertx;
        this.pool = pool;
        this.patience = patience;
    }

    @Override
    public Future<SqlConnection> getConnection() {
        var asked = pool.getConnection();
        return asked.isComplete() ? asked : soon(asked);
    }

    private Future<SqlConnection> soon(Future<SqlConnection> asked) {
        var answer = Promise.<SqlConnection>promise();
        var timer = vertx.setTimer(patience.toMillis(), late -> answer.tryFail(
                new TimeoutException("No connection to the database was free within " + patience.toMillis() + " ms")));
        asked.onSuccess(connection -> {
            vertx.cancelTimer(timer);
            if (!answer.tryComplete(connection)) {
                connection.close();
            }
        }).onFailure(failure -> {
            vertx.cancelTimer(timer);
            answer.tryFail(failure);
        });
        return answer.future();
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    /** Does something on a connection and gives it back. */
    <T> Future<T> lend(Function<SqlConnection, Future<T>> act) {
        return getConnection()
                .compose(connection -> act.apply(connection).eventually(() -> connection.close()));
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return new ImpatientQuery<>(this, connection -> connection.query(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return new ImpatientPreparedQuery<>(this, connection -> connection.preparedQuery(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return new ImpatientPreparedQuery<>(this, connection -> connection.preparedQuery(sql, options));
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close(handler);
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        pool.connectHandler(handler);
        return this;
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        pool.connectionProvider(provider);
        return this;
    }

    @Override
    public int size() {
        return pool.size();
    }
}
