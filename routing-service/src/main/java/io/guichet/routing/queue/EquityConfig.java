package io.guichet.routing.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the work of one requester shares a group with that of others. */
@ConfigMapping(prefix = "guichet.routing.equity")
interface EquityConfig {

    /**
     * Beyond so many of one requester, assigned or ahead in the queue, the tickets of other requesters go first. A
     * group
     * may set a cap beside it, which is never exceeded.
     */
    @WithDefault("10")
    int burst();
}
