package io.guichet.businesstime;

import java.time.Duration;

/** A deadline was asked for a duration below zero. */
public final class NegativeDuration extends BusinessTimeFailure {

    private static final long serialVersionUID = 1L;

    NegativeDuration(Duration duration) {
        super("A deadline needs a duration of zero or more, not " + duration);
    }
}
