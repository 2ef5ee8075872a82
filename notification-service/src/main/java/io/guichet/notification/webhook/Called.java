package io.guichet.notification.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt, and where.
 *
 * @param url the address that was called; absent when none was
 */
record Called(@Nullable String url, Outcome outcome) {

    static Called nowhere(Outcome outcome) {
        return new Called(null, outcome);
    }

    /** Whether what was called is another address than that by now, so that a failure says nothing about it. */
    boolean isElsewhere(String current) {
        return url != null && !url.equals(current);
    }
}
