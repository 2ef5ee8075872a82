package io.guichet.routing.assignment;

import java.util.Comparator;

import io.guichet.events.DirectoryEvent.Strategy;

/** Whose turn it is among those who may take a ticket. */
final class Turns {

    /**
     * First the member whose last turn in the group is longest ago. Between two turns of anybody, everybody who was
     * eligible throughout has exactly one: their shares of any stretch of assignments differ by at most one. It is one
     * number per member: somebody who was skipped is next once, and does not catch up.
     */
    private static final Comparator<Candidate> ROUND_ROBIN = Comparator.comparingLong(Candidate::groupTurn)
            .thenComparing(Candidate::agent);

    /** First the member with the greatest part of their limit free; of equals, the one given work longest ago. */
    private static final Comparator<Candidate> LEAST_LOADED = ((Comparator<Candidate>) Turns::byFreePart)
            .thenComparingLong(Candidate::lastTurn)
            .thenComparing(Candidate::agent);

    private Turns() {}

    /** The first in this order gets the ticket. */
    static Comparator<Candidate> of(Strategy strategy) {
        return switch (strategy) {
            case ROUND_ROBIN -> ROUND_ROBIN;
            case LEAST_LOADED -> LEAST_LOADED;
            // Nobody has a turn where people assign by hand: the order among nobody does not matter.
            case MANUAL -> ROUND_ROBIN;
        };
    }

    /** Compares room / capacity without dividing; both have a capacity, else they would have no room. */
    private static int byFreePart(Candidate one, Candidate other) {
        return Long.compare((long) other.room() * one.capacity(), (long) one.room() * other.capacity());
    }
}
