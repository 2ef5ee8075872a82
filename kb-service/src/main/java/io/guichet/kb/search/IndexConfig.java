package io.guichet.kb.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where this replica keeps its own index, and how fresh it is. */
@ConfigMapping(prefix = "guichet.kb.index")
public interface IndexConfig {

    /**
     * A directory of this replica alone. If absent the index is in memory and is built from the topic at each start,
     * which takes a second for some thousand articles.
     */
    Optional<Path> directory();

    /** What was heard is found after this time. */
    @WithDefault("PT0.05S")
    Duration refresh();

    /** What was heard is on disk after this time; after a crash so much is read again. */
    @WithDefault("PT5S")
    Duration commit();
}
