package io.guichet.ticket.thread;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long whoever got a mail can read the files that did not fit into it. */
@ConfigMapping(prefix = "guichet.ticket.file-link")
public interface FileLinkConfig {

    /** Longer than a mail is tried, and than one that failed can be sent again. */
    @WithDefault("P30D")
    Duration life();
}
