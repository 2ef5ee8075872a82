package io.guichet.notification.mail;

import java.util.UUID;

/** There is no such mail among those of the tickets that the caller sees. */
public final class DeliveryNotFound extends RuntimeException {

    DeliveryNotFound(UUID id) {
        super("There is no delivery " + id);
    }
}
