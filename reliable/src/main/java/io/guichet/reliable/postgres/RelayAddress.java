package io.guichet.reliable.postgres;

import io.vertx.pgclient.PgConnectOptions;

/**
 * How a relay reaches its database. Apart from {@link DatabaseConfig}, which Quarkus loads also in a service that has
 * no PostgreSQL client.
 */
final class RelayAddress {

    private RelayAddress() {}

    static PgConnectOptions of(DatabaseConfig database) {
        var options = PgConnectOptions.fromUri(database.url()).setUser(database.user())
                .setPassword(database.password());
        options.setCachePreparedStatements(true);
        options.setTcpKeepAlive(true);
        options.setConnectTimeout(5_000);
        // When the network is cut, the server gives the lock of a relay that it no longer hears to another within 10 s.
        options.addProperty("tcp_keepalives_idle", "4")
                .addProperty("tcp_keepalives_interval", "2")
                .addProperty("tcp_keepalives_count", "2")
                .addProperty("application_name", "guichet relay");
        return options;
    }
}
