package io.guichet.routing.queue;

import java.util.List;
import java.util.Optional;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.queue.Plan.Reservation;

/**
 * The queue of a group, kept from everybody else.
 *
 * @param reasons for which it is drained
 * @param reserved room that the group keeps for one of its tickets, since the drain before
 */
record OpenQueue(String group, Strategy strategy, LanguageUse languages, GroupOptions options, List<String> reasons,
        Optional<Reservation> reserved) {}
