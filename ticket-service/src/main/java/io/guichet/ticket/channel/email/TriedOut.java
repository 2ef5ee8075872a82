package io.guichet.ticket.channel.email;

/** A mail was only tried out: whatever it did is undone by this failure. */
final class TriedOut extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient StoredMail stored;

    TriedOut(StoredMail stored) {
        super("tried out", null, false, false);
        this.stored = stored;
    }

    StoredMail stored() {
        return stored;
    }
}
