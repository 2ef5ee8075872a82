package io.guichet.ticket.republication;

import java.util.UUID;

/** There is no such republication. */
public final class RepublicationNotFound extends RuntimeException {

    public RepublicationNotFound(UUID id) {
        super("There is no republication " + id);
    }
}
