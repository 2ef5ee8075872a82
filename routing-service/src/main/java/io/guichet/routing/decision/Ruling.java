package io.guichet.routing.decision;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What decided about a ticket, if anything but those who gave it its group did: a rule, or what stands in the place of
 * one.
 *
 * @param name of the rule, or {@code fallback}, {@code overflow}, {@code second-line} or {@code moved}
 * @param id of the rule; absent when it was none, or nobody knows any more which
 * @param version of the rule as it was described then
 * @param leftTo who chose the group, of a rule that names none; absent for one that does, and for no rule
 */
public record Ruling(String name, @Nullable UUID id, @Nullable Long version, @Nullable LeftTo leftTo) {

    /** Who chooses the group where a rule leaves that to others. */
    public enum LeftTo {
        /** The ticket had it already. */
        GIVEN,
        /** The department. */
        FALLBACK
    }

    /** No rule. */
    public static Ruling of(String name) {
        return new Ruling(name, null, null, null);
    }

    /** As it stands in four columns; null when the group was given, and no rule says anything else. */
    public static @Nullable Ruling of(@Nullable Object name, @Nullable Object id, @Nullable Object version,
            @Nullable Object leftTo) {
        return name == null
                ? null
                : new Ruling((String) name, (UUID) id, version == null ? null : ((Number) version).longValue(),
                        leftTo == null ? null : LeftTo.valueOf((String) leftTo));
    }
}
