package io.guichet.routing.decision;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What chose a group, if it was not given: a rule, or what stands in the place of one.
 *
 * @param name of the rule, or {@code fallback}, {@code overflow}, {@code second-line} or {@code moved}
 * @param id of the rule; absent when it was none, or nobody knows any more which
 * @param version of the rule as it was described then
 */
public record Ruling(String name, @Nullable UUID id, @Nullable Long version) {

    /** No rule. */
    public static Ruling of(String name) {
        return new Ruling(name, null, null);
    }

    /** As it stands in three columns; null when the group was given. */
    public static @Nullable Ruling of(@Nullable Object name, @Nullable Object id, @Nullable Object version) {
        return name == null
                ? null
                : new Ruling((String) name, (UUID) id, version == null ? null : ((Number) version).longValue());
    }
}
