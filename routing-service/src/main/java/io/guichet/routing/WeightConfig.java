package io.guichet.routing;

import java.util.Map;
import java.util.Set;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What tickets weigh. A change holds for each ticket from the next thing that happens to it. */
@ConfigMapping(prefix = "guichet.routing.weights")
interface WeightConfig {

    @WithDefault("1")
    int low();

    @WithDefault("1")
    int normal();

    @WithDefault("2")
    int high();

    @WithDefault("4")
    int urgent();

    /** Where the customer waits, or somebody within: what is answered or pending costs nobody's time. */
    @WithDefault("NEW,OPEN,REOPENED,ON_HOLD")
    Set<TicketStatus> counting();

    default Weights weights() {
        return new Weights(Map.of(Priority.LOW, low(), Priority.NORMAL, normal(), Priority.HIGH, high(),
                Priority.URGENT, urgent()), counting());
    }
}
