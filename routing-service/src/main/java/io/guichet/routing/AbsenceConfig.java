package io.guichet.routing;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When the work of somebody who went away is offered to others. */
@ConfigMapping(prefix = "guichet.routing.absence")
interface AbsenceConfig {

    Duration LONGEST = Duration.ofSeconds(55);

    /** A page that is opened anew, or a lost connection, is no absence; customers wait no longer than a minute. */
    @WithDefault("PT30S")
    Duration grace();

    /** The grace, at most 55 seconds. */
    default Duration checkedGrace() {
        if (grace().isNegative() || grace().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("guichet.routing.absence.grace must be PT0S to PT55S: " + grace());
        }
        return grace();
    }
}
