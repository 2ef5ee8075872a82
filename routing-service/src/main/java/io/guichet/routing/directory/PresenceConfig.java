package io.guichet.routing.directory;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long somebody counts as present without a sign of life. */
@ConfigMapping(prefix = "guichet.routing.presence")
interface PresenceConfig {

    /**
     * An agent who has not said anything for this long is offline; whoever is present repeats it more often. The work of
     * those who vanish is to be offered to others within a minute of their last sign of life: there is time left for that.
     */
    @WithDefault("PT30S")
    Duration heartbeat();

    /** In the demo nobody sits at a screen: agents stay as they are set. */
    @WithDefault("${GUICHET_DEMO:false}")
    boolean demo();

    /** The time without a sign of life after which an agent is offline; empty for never. */
    default Optional<Duration> expiry() {
        return demo() || heartbeat().isZero() ? Optional.empty() : Optional.of(heartbeat());
    }
}
