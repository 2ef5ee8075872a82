package io.guichet.routing;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How routing learns of the past. */
@ConfigMapping(prefix = "guichet.routing.learning")
interface LearningConfig {

    /**
     * Once nothing of the past has been told for so long, what waited before is given to agents: not earlier, since
     * what is told last may be what they have.
     */
    @WithDefault("PT5M")
    Duration quiet();
}
