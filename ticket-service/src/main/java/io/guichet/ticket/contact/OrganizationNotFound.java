package io.guichet.ticket.contact;

import java.util.UUID;

/** There is no such organisation. */
public final class OrganizationNotFound extends RuntimeException {

    OrganizationNotFound(UUID id) {
        super("There is no organisation " + id);
    }
}
