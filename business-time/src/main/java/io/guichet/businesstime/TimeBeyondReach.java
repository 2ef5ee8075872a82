package io.guichet.businesstime;

/**
 * An instant outside the years 1 to 9999, or a span of more than 400 years: a slip of the pen rather than a promise.
 */
public final class TimeBeyondReach extends BusinessTimeFailure {

    private static final long serialVersionUID = 1L;

    TimeBeyondReach(String message) {
        super(message);
    }
}
