package io.guichet.ticket.contact;

/** Two contacts cannot become one. */
public final class MergeRefused extends RuntimeException {

    MergeRefused(String why) {
        super(why);
    }
}
