package io.guichet.ticket.search;

import java.util.ArrayList;

/**
 * Numbers that the index finds together, as blocks of 4,096: from one up to another, which is not in it. The index has the
 * mark of each ticket's block, and of the blocks twice as large, four times and so on that it is part of.
 */
record Stretch(long from, long to) {

    private static final int BITS = 12;
    private static final int LARGEST = 11;
    /** More than were reckoned with are read in one query rather than too few in two. */
    private static final double MARGIN = 1.25;

    /** The block with the newest number, and those right before it: so many blocks in all. */
    static Stretch newest(long number, int blocks) {
        var to = (number >> BITS) + 1;
        return new Stretch(Math.max(0, to - blocks), to);
    }

    /** As the index has them: the largest blocks that are in it, and what is left at its ends. */
    String[] marks() {
        var marks = new ArrayList<String>();
        for (var place = from; place < to;) {
            var level = Math.min(LARGEST, Long.SIZE - 1 - Long.numberOfLeadingZeros(to - place));
            if (place > 0) {
                level = Math.min(level, Long.numberOfTrailingZeros(place));
            }
            marks.add("n" + level + ":" + (place >> level));
            place += 1L << level;
        }
        return marks.toArray(String[]::new);
    }

    /** The first of its numbers: so many are older than all of them. */
    long first() {
        return from << BITS;
    }

    /** Whether there is no older number. */
    boolean isLast() {
        return from == 0;
    }

    /**
     * Those right before, twice as many at least: what was common lately may have been rare before.
     *
     * @param wanted of what is sought
     * @param each how much of it one number has, as far as is known
     * @param growth at most so many times as large as this one
     */
    Stretch older(int wanted, double each, int growth) {
        var size = to - from;
        var reckoned = Math.ceil(wanted * MARGIN / Math.max(each, 1e-9) / (1 << BITS));
        return new Stretch(Math.max(0, from - (long) Math.clamp(reckoned, 2.0 * size, (double) growth * size)), from);
    }
}
