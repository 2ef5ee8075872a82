package io.guichet.notification.sender;

/** No department has the address. */
public final class SenderNotFound extends RuntimeException {

    SenderNotFound(String address) {
        super("No department has the address " + address);
    }
}
