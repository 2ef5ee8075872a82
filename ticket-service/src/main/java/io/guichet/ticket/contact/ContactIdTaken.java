package io.guichet.ticket.contact;

/** The same client has named another contact so. */
public final class ContactIdTaken extends RuntimeException {

    /** The database's own guard: two requests at the same time both find none. */
    static final String CONSTRAINT = "one_contact_per_external_id";

    ContactIdTaken(String externalId) {
        super("Another contact of yours has the external id " + externalId);
    }
}
