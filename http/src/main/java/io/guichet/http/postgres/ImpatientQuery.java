package io.guichet.http.postgres;

import java.util.function.Function;
import java.util.stream.Collector;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;

/** A query that waits for a connection no longer than its pool lets anybody. */
record ImpatientQuery<T>(ImpatientPool pool, Function<SqlConnection, Query<T>> query) implements Query<T> {

    @Override
    public Future<T> execute() {
        return pool.lend(connection -> query.apply(connection).execute());
    }

    @Override
    public void execute(Handler<AsyncResult<T>> handler) {
        execute().onComplete(handler);
    }

    @Override
    public <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
        return new ImpatientQuery<>(pool, query.andThen(known -> known.collecting(collector)));
    }

    @Override
    public <U> Query<RowSet<U>> mapping(Function<Row, U> mapper) {
        return new ImpatientQuery<>(pool, query.andThen(known -> known.mapping(mapper)));
    }
}
