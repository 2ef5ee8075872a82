package io.guichet.notification.webhook;

/** There is no webhook of that key. */
public final class WebhookNotFound extends RuntimeException {

    WebhookNotFound(String key) {
        super("There is no webhook " + key);
    }
}
