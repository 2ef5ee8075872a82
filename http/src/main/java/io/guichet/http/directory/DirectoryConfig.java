package io.guichet.http.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the directory comes from. */
@ConfigMapping(prefix = "guichet.directory")
interface DirectoryConfig {

    /** Whether the topic is followed; a test without Kafka says no and applies its own events. */
    @WithDefault("true")
    boolean follow();
}
