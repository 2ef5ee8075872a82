package io.guichet.devstack.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

import io.guichet.devstack.PortPlan;
import io.guichet.devstack.Stack;

/** What a newcomer needs to know once everything runs. */
final class Welcome {

    private final PortPlan ports;
    private final boolean gateway;

    Welcome(PortPlan ports, boolean gateway) {
        this.ports = ports;
        this.gateway = gateway;
    }

    void print(PrintStream out, Duration elapsed) {
        if (!gateway) {
            out.printf(Locale.ROOT, "%nWhat was asked for is ready after %.1f s. Ctrl-C stops everything.%n",
                    elapsed.toMillis() / 1000.0);
            out.flush();
            return;
        }
        var base = "http://localhost:" + ports.of("gateway");
        out.printf(Locale.ROOT, """

                Guichet is ready after %.1f s.

                  UI            %s
                  API           %s/api/v1
                  Write to      %s   (SMTP 127.0.0.1:%d)
                  Read mail     any address of the demo   (IMAP 127.0.0.1:%d, any password)
                  Keycloak      http://localhost:%d

                  Sign in       alice (administrator), bruno or chloe or daniel (agents), emma (light agent),
                                farid (beginner agent), grace (supervisor), hugo (support manager),
                                claire or john (customers, by the API only); the password is the name

                Ctrl-C stops everything.
                """, elapsed.toMillis() / 1000.0, base, base, String.join(", ", Stack.SUPPORT_ADDRESSES),
                ports.of("smtp"), ports.of("imap"), ports.of("keycloak"));
        out.flush();
    }
}
