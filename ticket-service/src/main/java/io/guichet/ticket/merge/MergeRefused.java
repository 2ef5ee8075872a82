package io.guichet.ticket.merge;

/** These tickets cannot become one, or are not part of one another. */
public class MergeRefused extends RuntimeException {

    MergeRefused(String why) {
        super(why);
    }
}
