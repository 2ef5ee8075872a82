package io.guichet.ticket;

/** What a message does to its ticket's status besides. */
public enum Then {
    /** A public reply answers; a note leaves it as it is. */
    NOTHING,
    /** The customer is asked something: it waits for them. */
    PENDING,
    /** The ticket is over. */
    CLOSE
}
