package io.guichet.http.postgres;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.guichet.http.EdgeConfig;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/** The pool of connections says soon that none is free; by default it lets one wait for 30 s. */
@Singleton
class PoolThatRefuses implements PgPoolCreator {

    private final EdgeConfig config;

    PoolThatRefuses(EdgeConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        var options = input.poolOptions().setConnectionTimeout((int) config.connectionWait().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool().with(options).connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx()).build();
    }
}
