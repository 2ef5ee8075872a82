package io.guichet.ticket.merge;

import java.util.UUID;

/** The ticket has no such link. */
public class LinkNotFound extends RuntimeException {

    LinkNotFound(UUID id) {
        super("There is no link " + id);
    }
}
