package io.guichet.ticket.contact;

/** There is no such contact. */
public final class ContactNotFound extends RuntimeException {

    public ContactNotFound(String named) {
        super("There is no contact " + named);
    }
}
