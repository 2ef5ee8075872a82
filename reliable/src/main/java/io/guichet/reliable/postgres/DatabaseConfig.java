package io.guichet.reliable.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.pgclient.PgConnectOptions;

/** The service's own database, for the connection that a relay keeps to itself. */
@ConfigMapping(prefix = "guichet.database")
interface DatabaseConfig {

    /** For example {@code postgresql://127.0.0.1:15432/ticket}. */
    @WithDefault("${GUICHET_DB_URL}")
    String url();

    @WithDefault("${GUICHET_DB_USER}")
    String user();

    @WithDefault("${GUICHET_DB_PASSWORD}")
    String password();

    /** How a connection of one's own is made. */
    default PgConnectOptions connectOptions() {
        var options = PgConnectOptions.fromUri(url()).setUser(user()).setPassword(password());
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
