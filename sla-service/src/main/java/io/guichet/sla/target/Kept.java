package io.guichet.sla.target;

import java.util.Optional;

import io.guichet.sla.clock.Clockwork.Clocks;
import io.guichet.sla.history.Promise;

/**
 * What holds for a ticket.
 *
 * @param stuck whether some of it is due at no instant, because its calendar does not open any more
 */
public record Kept(Optional<Promise> promise, boolean stuck) {

    static Kept of(Optional<Promise> promise, Clocks clocks) {
        return new Kept(promise, !clocks.stuck().isEmpty());
    }
}
