package io.guichet.kb.outbox;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How waiting events are sent. */
@ConfigMapping(prefix = "guichet.kb.relay")
public interface RelayConfig {

    /** The leading replica looks for waiting events so often: a publication is to be found within a second. */
    @WithDefault("PT0.1S")
    Duration poll();

    /** A replica stops sending so long after its last sign of life. */
    @WithDefault("PT5S")
    Duration term();

    /**
     * Others take over so long after its last sign of life: the term, and the 15 s that a record may be on its way.
     * Sooner, an older version of an article could reach the topic after a newer one, and stay there.
     */
    @WithDefault("PT21S")
    Duration patience();

    /**
     * This replica's name among all of them; the host's name and the port if absent. A replica that is started again
     * under the same name resumes its lead at once.
     */
    Optional<String> name();
}
