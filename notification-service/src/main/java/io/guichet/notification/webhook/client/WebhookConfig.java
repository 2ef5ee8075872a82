package io.guichet.notification.webhook.client;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How webhooks are called, and how often. */
@ConfigMapping(prefix = "guichet.webhooks")
public interface WebhookConfig {

    /** Whether requests may go to addresses of one's own network: for receivers that stand beside Guichet. */
    @WithDefault("${GUICHET_WEBHOOKS_ALLOW_PRIVATE:false}")
    boolean allowPrivate();

    /** How long a name, a connection or an answer may take each: together less than the lease of due work. */
    @WithDefault("PT10S")
    Duration patience();

    /** How many requests of each replica may be under way to one webhook: a slow one must not hold up the others. */
    @WithDefault("4")
    @Min(1)
    int perWebhook();

    /** After so many failures in a row it is tried with one request at a time. */
    @WithDefault("20")
    @Min(1)
    int failuresBeforePause();

    /** How long it is left alone between those. */
    @WithDefault("PT5M")
    Duration pause();

    /** How long after a rotation the secret before it signs too: receivers have a day to change theirs. */
    @WithDefault("PT24H")
    Duration oldSecretSigns();

    /** Seals the secrets of webhooks in the database; without it none can be made. */
    @WithDefault("${GUICHET_SECRET:}")
    Optional<@Size(min = 32, message = "GUICHET_SECRET must have at least 32 characters") String> secret();

    Retry retry();

    /** How long what was not taken is tried again. */
    interface Retry {

        /** The first wait; each further one is twice as long. */
        @WithDefault("PT10S")
        Duration first();

        /** An outage of hours ought to be noticed when it ends. */
        @WithDefault("PT4H")
        Duration longest();

        /** As long as a weekend. */
        @WithDefault("P3D")
        Duration giveUpAfter();

        /** A receiver may ask for more patience than our own wait, but for no more than this. */
        @WithDefault("PT1H")
        Duration longestAskedFor();

        /** How long after it was delivered or failed a request can be sent again. */
        @WithDefault("P14D")
        Duration keepBodies();
    }
}
