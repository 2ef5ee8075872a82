package io.guichet.notification.webhook;

import java.util.UUID;

/** There is no such request among those of the webhook. */
public final class WebhookDeliveryNotFound extends RuntimeException {

    WebhookDeliveryNotFound(UUID id) {
        super("There is no delivery " + id);
    }
}
