package io.guichet.notification.sender;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;

/** What confirming an address needs beside what is known of it. */
@Singleton
class SenderTools {

    private static final String NO_SECRET = "This installation has no secret to sign confirmation links with: set GUICHET_SECRET";

    private final SenderConfig config;
    private final Ids ids;
    private final Clock clock;

    SenderTools(SenderConfig config, Ids ids, Clock clock) {
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    SenderConfig config() {
        return config;
    }

    Ids ids() {
        return ids;
    }

    Clock clock() {
        return clock;
    }

    /**
     * Lets pass what needs links.
     *
     * @throws SenderRefused when no secret is configured
     */
    void requireSecret() {
        if (config.secret().isEmpty()) {
            throw new SenderRefused(NO_SECRET);
        }
    }

    /**
     * Signs and checks links.
     *
     * @throws SenderRefused when no secret is configured
     */
    SenderLinks links() {
        return config.secret().map(SenderLinks::new).orElseThrow(() -> new SenderRefused(NO_SECRET));
    }
}
