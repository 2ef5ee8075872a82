package io.guichet.businesstime;

/** What a business calendar refuses to be built from, or cannot answer. */
public abstract sealed class BusinessTimeFailure extends RuntimeException
        permits InvalidCalendar, NegativeDuration, NoOpeningAhead, TimeBeyondReach {

    private static final long serialVersionUID = 1L;

    BusinessTimeFailure(String message) {
        super(message);
    }
}
