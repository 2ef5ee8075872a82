package io.guichet.ticket.trash;

/** Nobody is blocked who did nothing wrong: that is for spam. */
public class BlocksWithoutSpam extends RuntimeException {

    BlocksWithoutSpam() {
        super("Only the sender of spam, or their domain, is blocked");
    }
}
