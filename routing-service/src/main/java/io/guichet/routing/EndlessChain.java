package io.guichet.routing;

import java.util.UUID;

/** Events have been causing one another for too long: two rules, somewhere, answer each other. */
public final class EndlessChain extends RuntimeException {

    EndlessChain(UUID ticket) {
        super("Ticket %s is not routed again: too many events have caused one another".formatted(ticket));
    }
}
