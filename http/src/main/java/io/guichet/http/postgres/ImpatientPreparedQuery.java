package io.guichet.http.postgres;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collector;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;

/** A prepared query that waits for a connection no longer than its pool lets anybody. */
record ImpatientPreparedQuery<T>(ImpatientPool pool, Function<SqlConnection, PreparedQuery<T>> query)
        implements
            PreparedQuery<T> {

    @Override
    public Future<T> execute() {
        return pool.lend(connection -> query.apply(connection).execute());
    }

    @Override
    public Future<T> execute(Tuple values) {
        return pool.lend(connection -> query.apply(connection).execute(values));
    }

    @Override
    public Future<T> executeBatch(List<Tuple> batch) {
        return pool.lend(connection -> query.apply(connection).executeBatch(batch));
    }

    @Override
    public void execute(Handler<AsyncResult<T>> handler) {
        execute().onComplete(handler);
    }

    @Override
    public void execute(Tuple values, Handler<AsyncResult<T>> handler) {
        execute(values).onComplete(handler);
    }

    @Override
    public void executeBatch(List<Tuple> batch, Handler<AsyncResult<T>> handler) {
        executeBatch(batch).onComplete(handler);
    }

    @Override
    public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
        return new ImpatientPreparedQuery<>(pool, query.andThen(known -> known.collecting(collector)));
    }

    @Override
    public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
        return new ImpatientPreparedQuery<>(pool, query.andThen(known -> known.mapping(mapper)));
    }
}
