package io.guichet.ticket.contact;

/** Two contacts, or two organisations, cannot become one. */
public final class MergeRefused extends RuntimeException {

    MergeRefused(String why) {
        super(why);
    }
}
