package io.guichet.routing;

import java.util.Optional;

import io.guichet.routing.queue.Preview;

/**
 * What would happen to a ticket.
 *
 * @param department name of its department
 * @param seen whom the group would choose; empty when there is no group to go to
 */
public record Simulation(String department, Route route, Optional<Preview.Seen> seen) {}
