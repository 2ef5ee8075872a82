package io.guichet.notification.webhook;

/** A request cannot be sent again, or need not be. */
public final class WebhookDeliveryNotResendable extends RuntimeException {

    WebhookDeliveryNotResendable(String reason) {
        super(reason);
    }
}
