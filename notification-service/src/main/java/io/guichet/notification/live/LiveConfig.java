package io.guichet.notification.live;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The pace of live streams. */
@ConfigMapping(prefix = "guichet.live")
public interface LiveConfig {

    /** However often a ticket changes, a page hears of it once in this time. */
    @WithDefault("PT1S")
    Duration coalesce();

    /** Proxies close a connection on which nothing is said for a minute or less. */
    @WithDefault("PT15S")
    Duration heartbeat();
}
