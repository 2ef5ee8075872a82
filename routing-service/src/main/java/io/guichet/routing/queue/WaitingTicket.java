package io.guichet.routing.queue;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.routing.assignment.Demand;
import io.guichet.routing.decision.Ruling;

/**
 * A ticket in a group's queue.
 *
 * @param trigger what made routing look for an agent
 * @param rule what chose the group; absent when it was given
 * @param cause of the request
 * @param askedAt when an agent was asked for
 * @param told whether it is known to wait, so that something else makes it go on
 * @param turn a number that no turn before had; the numbers of several tickets are in no order
 * @param beyond whether its requester, or their organisation, has sent so much, and others write, that it is given only
 *     what is to spare
 */
record WaitingTicket(UUID request, String trigger, @Nullable Ruling rule, Cause cause, Instant askedAt, boolean told,
        long turn, boolean beyond, Demand demand) {

    UUID id() {
        return demand.ticket();
    }
}
