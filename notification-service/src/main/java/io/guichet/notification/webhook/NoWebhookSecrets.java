package io.guichet.notification.webhook;

/** Nothing seals the secrets of webhooks. */
public final class NoWebhookSecrets extends RuntimeException {

    NoWebhookSecrets() {
        super("Set GUICHET_SECRET, with which the secrets of webhooks are sealed");
    }
}
