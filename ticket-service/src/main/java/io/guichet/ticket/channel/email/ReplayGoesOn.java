package io.guichet.ticket.channel.email;

/** Somebody replays the store of mails already. */
public final class ReplayGoesOn extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReplayGoesOn() {
        super("Somebody replays the store of mails already; ask again when they are done.");
    }
}
