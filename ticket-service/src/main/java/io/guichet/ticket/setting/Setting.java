package io.guichet.ticket.setting;

import org.jspecify.annotations.Nullable;

/**
 * Something configured, under a key that never changes: once for each department, and once for all.
 *
 * @param department key of the only department that it is for; absent when it is for all
 * @param revision what its ETag is made of
 */
public record Setting<T>(String key, @Nullable String department, T content, long revision) {

    /** Whether it holds for tickets of this department. */
    public boolean isFor(String wanted) {
        return department == null || department.equals(wanted);
    }
}
