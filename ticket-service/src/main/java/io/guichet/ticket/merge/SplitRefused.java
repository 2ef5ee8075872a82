package io.guichet.ticket.merge;

/** These messages cannot become a ticket. */
public class SplitRefused extends RuntimeException {

    SplitRefused(String why) {
        super(why);
    }
}
