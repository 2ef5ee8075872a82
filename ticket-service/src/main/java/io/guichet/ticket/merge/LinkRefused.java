package io.guichet.ticket.merge;

/** These tickets cannot be related so. */
public class LinkRefused extends RuntimeException {

    LinkRefused(String why) {
        super(why);
    }
}
