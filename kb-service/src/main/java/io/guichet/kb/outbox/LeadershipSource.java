package io.guichet.kb.outbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.guichet.reliable.Ids;

/** Makes the {@link Leadership} of this replica. */
class LeadershipSource {

    @Produces
    @Singleton
    static Leadership leadership(Leases leases, RelayConfig config, Ids ids,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "HOSTNAME", defaultValue = "localhost") String host) {
        // A port chosen at random says nothing of who had it before.
        var place = host + ":" + (port == 0 ? ids.next() : port);
        return new Leadership(leases, config.name().orElse(place), new Lease.Terms(config.term(), config.patience()),
                System::nanoTime);
    }
}
