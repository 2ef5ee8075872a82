package io.guichet.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Has the service send to a port where a test may or may not put an {@link SmtpFront}; and hurries it up a little. */
public final class SmtpPort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    "guichet.smtp.port", Integer.toString(free.getLocalPort()),
                    "guichet.smtp.patience", "PT4S",
                    "guichet.mail.retry.first", "PT0.3S",
                    "guichet.mail.receipt.patience", "PT0.3S",
                    "guichet.live.coalesce", "PT0.3S",
                    "guichet.live.heartbeat", "PT1S",
                    "guichet.senders.demo", "true",
                    "guichet.senders.fallback", "guichet@mail.example",
                    "guichet.senders.secret", "a secret of this test, long enough");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        // The port was free again at once.
    }
}
