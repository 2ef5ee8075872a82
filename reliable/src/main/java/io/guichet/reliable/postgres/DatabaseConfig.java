package io.guichet.reliable.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

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
}
