package io.guichet.ticket.search;

import java.util.Optional;

/**
 * Numbers that the index finds together: {@code 4096 << level} of them, beginning at a multiple of that. The index has
 * the mark of each ticket's block at every level.
 */
record Block(long place, int level) {

    private static final int BITS = 12;
    private static final int LARGEST = 11;

    /** The one with this number and few others. */
    static Block of(long number) {
        return new Block(number >> BITS, 0);
    }

    /** As the index has it. */
    String mark() {
        return "n" + level + ":" + place;
    }

    /** How many numbers it has up to this one. */
    long numbersUpTo(long newest) {
        return Math.min(newest + 1, end()) - first();
    }

    /** The first of its numbers: so many are older than all of them. */
    long first() {
        return place << (BITS + level);
    }

    private long end() {
        return (place + 1) << (BITS + level);
    }

    /**
     * Those right before; none before the first number.
     *
     * @param growth at most so many times they are twice as many
     */
    Optional<Block> older(int growth) {
        var end = place << level;
        var next = Math.min(level + growth, LARGEST);
        while (end % (1L << next) != 0) {
            next--;
        }
        return end == 0 ? Optional.empty() : Optional.of(new Block((end >> next) - 1, next));
    }
}
