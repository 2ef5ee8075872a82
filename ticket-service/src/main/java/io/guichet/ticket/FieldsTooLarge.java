package io.guichet.ticket;

/** A ticket's custom fields, all together, are more than its events can carry. */
public final class FieldsTooLarge extends RuntimeException {

    FieldsTooLarge(int largest) {
        super("All custom fields of a ticket together may have %d bytes as JSON".formatted(largest));
    }
}
