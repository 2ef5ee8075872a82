package io.guichet.routing.queue;

import java.util.List;

import io.guichet.routing.assignment.Candidate;

/**
 * What somebody who sends very much may have of a group's room. Plain Java.
 *
 * @param byAge how many of their tickets are served by age, at least one; the rest comes after those of others
 * @param reserved units that are left free for others when the rest is given out
 */
record Share(int byAge, int reserved) {

    /**
     * Of those who are there.
     *
     * @param share the part of what they may have that is served by age, 0 to 1
     * @param reserve the part that is left free, 0 to 1
     */
    static Share of(List<Candidate> present, double share, double reserve) {
        var capacity = present.stream().mapToLong(Candidate::capacity).sum();
        return new Share((int) Math.max(1, Math.min(capacity * share, Integer.MAX_VALUE)),
                (int) Math.min(capacity * reserve, Integer.MAX_VALUE));
    }

    /** Units that may be given to the rest as things are. */
    long spare(List<Candidate> present) {
        return Math.max(0, present.stream().mapToLong(member -> Math.max(0, member.room())).sum() - reserved);
    }
}
