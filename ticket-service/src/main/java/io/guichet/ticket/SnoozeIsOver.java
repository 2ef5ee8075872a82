package io.guichet.ticket;

import java.time.Instant;

/** A ticket is put off until an instant to come. */
public class SnoozeIsOver extends RuntimeException {

    SnoozeIsOver(Instant until) {
        super("%s is not to come: a ticket is put off until a later instant".formatted(until));
    }
}
