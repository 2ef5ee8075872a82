package io.guichet.http.postgres;

import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.http.EdgeConfig;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/** The pool of connections says soon that none is free; by default it lets one wait for 30 s. */
@Singleton
class ImpatientPools implements PgPoolCreator {

    private static final int NEVER = 0;

    private final EdgeConfig config;

    ImpatientPools(EdgeConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        var options = input.poolOptions().setConnectionTimeout(NEVER);
        var pool = PgBuilder.pool().with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx()).build();
        return new ImpatientPool(input.vertx(), pool, config.connectionWait());
    }
}
