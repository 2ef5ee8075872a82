package io.guichet.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much each client may ask; counted by each replica of the gateway for itself. */
@ConfigMapping(prefix = "guichet.gateway.rate")
public interface RateConfig {

    /** Requests at once: an import that starts, a screen that opens in ten tabs. */
    @WithDefault("1000")
    int burst();

    /** Requests a second that may go on for ever. */
    @WithDefault("100")
    double perSecond();

    /** What strangers send, and not only read. */
    StrangerConfig strangers();

    /** How many forms may be filled in from one address. */
    interface StrangerConfig {

        /** At once: behind one address there may be an office, or a class. */
        @WithDefault("20")
        int burst();

        /** A second, for ever, 36 an hour: one network stays well below what a form takes from all in an hour. */
        @WithDefault("0.01")
        double perSecond();
    }
}
