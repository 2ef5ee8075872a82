package io.guichet.reliable;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What the codes of PostgreSQL's errors say about trying again. */
public final class SqlStates {

    // Connection, transaction rollback, resources, lock not available, operator intervention, system.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private static final String UNIQUE_VIOLATION = "23505";

    private SqlStates() {}

    /** Whether somebody else had the same key at the same moment: whoever tries again finds it, and goes on from there. */
    public static boolean collided(@Nullable String state) {
        return UNIQUE_VIOLATION.equals(state);
    }

    /**
     * Whether the same statement may succeed later.
     *
     * @param state five characters, see
     * <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's list</a>
     */
    public static boolean passing(@Nullable String state) {
        return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }
}
