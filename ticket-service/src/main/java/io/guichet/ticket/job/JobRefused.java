package io.guichet.ticket.job;

/** An item cannot be done so. */
public final class JobRefused extends RuntimeException {

    public JobRefused(String why) {
        super(why);
    }
}
