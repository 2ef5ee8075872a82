package io.guichet.sla.target;

import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.sla.clock.Clockwork.Clocks;
import io.micrometer.core.instrument.MeterRegistry;

/** Says so when a target cannot be counted. */
@Singleton
class Uncounted {

    private static final Logger LOG = Logger.getLogger(Uncounted.class);

    private final MeterRegistry metrics;

    Uncounted(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void note(UUID ticket, Clocks clocks) {
        for (var kind : clocks.stuck()) {
            LOG.warnf("The %s of ticket %s is due at no instant: its calendar does not open any more", kind, ticket);
            metrics.counter("guichet_sla_targets_uncounted", "kind", kind.name()).increment();
        }
    }
}
