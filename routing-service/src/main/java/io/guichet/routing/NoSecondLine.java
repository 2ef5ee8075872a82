package io.guichet.routing;

/** The ticket cannot be passed on to a second line as things are. */
public final class NoSecondLine extends RuntimeException {

    NoSecondLine(String why) {
        super(why);
    }
}
