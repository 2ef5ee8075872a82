package io.guichet.routing.queue;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the work of one requester shares a group with that of others. */
@ConfigMapping(prefix = "guichet.routing.equity")
interface EquityConfig {

    /**
     * Beyond so many of one requester, assigned and waiting, the tickets of other requesters go first. A
     * group may set a cap beside it, which is never exceeded.
     */
    @WithDefault("10")
    int burst();

    /**
     * The same of one organisation, whoever of its people writes: so that a customer with many of them does not go before
     * those with few.
     */
    @WithDefault("20")
    int organizationBurst();

    /**
     * Of a requester or an organisation beyond its burst, so great a part of what the agents who are there may have goes
     * by age, and no more: else ten tickets of one would fill a small group. At least one ticket does.
     */
    @WithDefault("0.1")
    double share();

    /**
     * To what is beyond, nothing is given of so great a part of that, where others write: they find it free. A group may
     * say another part.
     */
    @WithDefault("0.25")
    double reserve();

    /** For so long after somebody came to a group they are one of those who write to it. */
    @WithDefault("PT1H")
    Duration lately();

    /**
     * Each ticket beyond counts as if it had come so much later than the one before it: those of a burst are spread
     * among those of others who write in the meantime, and none waits for ever.
     */
    @WithDefault("PT15M")
    Duration step();
}
