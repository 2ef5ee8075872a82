package io.guichet.notification.mail;

/** A mail cannot be sent again, or need not be. */
public final class DeliveryNotResendable extends RuntimeException {

    DeliveryNotResendable(String reason) {
        super(reason);
    }
}
