package io.guichet.gateway.session;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * The pool of connections has no time-out of its own: with one, it loses a connection that comes back at the moment in
 * which a caller gives up (vert.x issue 6169). {@link Sessions} limits how long its callers wait.
 */
@Singleton
class SessionPools implements PgPoolCreator {

    private static final int NEVER = 0;

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool().with(input.poolOptions().setConnectionTimeout(NEVER))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx()).build();
    }
}
