package io.guichet.http.postgres;

import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.http.EdgeConfig;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * The pool of connections says soon that none is free; by default it lets one wait for 30 s. Its connections keep what
 * they prepared.
 */
@Singleton
class ImpatientPools implements PgPoolCreator {

    private static final int NEVER = 0;
    /** Of each connection, of any length. */
    private static final int PREPARED = 256;

    private final EdgeConfig config;

    ImpatientPools(EdgeConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        var options = input.poolOptions().setConnectionTimeout(NEVER);
        input.pgConnectOptionsList().forEach(ImpatientPools::prepareOnce);
        var pool = PgBuilder.pool().with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx()).build();
        return new ImpatientPool(input.vertx(), pool, config.connectionWait());
    }

    /** Else each statement is sent twice, and parsed and planned again each time. */
    private static void prepareOnce(PgConnectOptions database) {
        database.setCachePreparedStatements(true);
        database.setPreparedStatementCacheMaxSize(PREPARED);
        database.setPreparedStatementCacheSqlFilter(statement -> !PlannedAnew.is(statement));
    }
}
