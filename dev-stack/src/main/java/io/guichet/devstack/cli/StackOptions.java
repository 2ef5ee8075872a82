package io.guichet.devstack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.devstack.Checkout;
import io.guichet.devstack.DataDirectory;
import io.guichet.devstack.PortPlan;
import picocli.CommandLine.Option;

/** Options that say which stack a command is about. */
final class StackOptions {

    @Option(names = "--data", paramLabel = "DIR", description = "The data directory; .guichet in the checkout if absent.")
    private @Nullable Path directory;

    Checkout checkout() {
        return Checkout.find();
    }

    DataDirectory data() {
        return new DataDirectory(directory == null ? checkout().root().resolve(".guichet") : directory);
    }

    /** The ports of the stack that runs on the data directory. */
    PortPlan runningPorts() throws IOException {
        var file = data().ports();
        if (!Files.exists(file)) {
            throw new IOException("nothing runs on " + data().root() + "; start it with: guichet up");
        }
        return PortPlan.read(file);
    }

    /** Options that only a start has. */
    static final class Ports {

        @Option(names = "--port-offset", paramLabel = "N", description = "Moves every port by N.")
        private int offset;

        @Option(names = "--port", paramLabel = "NAME=PORT", description = "One port, for example --port gateway=9000; "
                + "names: gateway, ticket, routing, sla, notification, kb, keycloak, kafka, postgresql, mongo, smtp, "
                + "imap, and each service's with -management added.")
        private Map<String, Integer> replaced = new LinkedHashMap<>();

        PortPlan plan() {
            return PortPlan.of(offset, replaced);
        }
    }
}
