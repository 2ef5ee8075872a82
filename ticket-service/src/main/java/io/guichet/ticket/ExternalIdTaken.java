package io.guichet.ticket;

/** The same client has opened a ticket of this external id before. */
public final class ExternalIdTaken extends RuntimeException {

    /** The database's own guard: two requests at the same time both find none. */
    static final String CONSTRAINT = "one_ticket_per_external_id";

    ExternalIdTaken(String externalId) {
        super("You have opened a ticket with the external id %s before".formatted(externalId));
    }
}
