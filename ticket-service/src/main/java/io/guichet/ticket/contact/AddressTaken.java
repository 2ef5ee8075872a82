package io.guichet.ticket.contact;

/** An address is one contact's. */
public final class AddressTaken extends RuntimeException {

    AddressTaken(EmailAddress address) {
        super("There is a contact with the address %s already".formatted(address));
    }
}
