package io.guichet.http;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may cost. */
@ConfigMapping(prefix = "guichet.http")
public interface EdgeConfig {

    /** A request is answered by then; the gateway waits longer (8 s) and its clients longer still (10 s). */
    @WithDefault("PT5S")
    Duration deadline();

    /** How long a request waits for a connection to the database: well within the deadline. */
    @WithDefault("PT3S")
    Duration connectionWait();

    /** The largest JSON, which is held in memory and parsed on an event loop; raw bodies have a limit of their own. */
    @WithDefault("2M")
    MemorySize largestJson();
}
