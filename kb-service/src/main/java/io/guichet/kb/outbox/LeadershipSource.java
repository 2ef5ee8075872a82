package io.guichet.kb.outbox;

import java.net.InetAddress;
import java.net.UnknownHostException;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.guichet.reliable.Ids;

/** Makes the {@link Leadership} of this replica. */
class LeadershipSource {

    @Produces
    @Singleton
    static Leadership leadership(Leases leases, RelayConfig config, Ids ids,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        // A port chosen at random says nothing of who had it before.
        var me = config.name().orElseGet(() -> host() + ":" + (port == 0 ? ids.next() : port));
        return new Leadership(leases, me, new Lease.Terms(config.term(), config.patience()), System::nanoTime);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
