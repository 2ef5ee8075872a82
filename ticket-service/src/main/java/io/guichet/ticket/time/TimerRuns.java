package io.guichet.ticket.time;

/** An agent works on one ticket at a time. */
public class TimerRuns extends RuntimeException {

    TimerRuns() {
        super("Your timer runs already: stop it first");
    }
}
