package io.guichet.notification.sender;

/** A confirmation cannot be asked for, or not given. */
public final class SenderRefused extends RuntimeException {

    SenderRefused(String reason) {
        super(reason);
    }
}
