package io.guichet.routing.queue;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.routing.assignment.Demand;

/**
 * A ticket in a group's queue.
 *
 * @param trigger what made routing look for an agent
 * @param rule that chose the group; absent when the group was given
 * @param cause of the request
 */
record WaitingTicket(UUID request, String trigger, @Nullable String rule, Cause cause, Demand demand) {

    UUID id() {
        return demand.ticket();
    }
}
