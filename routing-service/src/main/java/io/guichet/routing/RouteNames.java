package io.guichet.routing;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.decision.Ruling;

/** What people read where no rule chose the group. */
public final class RouteNames {

    private RouteNames() {}

    /** Who chose the group. */
    public enum Source {
        /** The ticket had it already. */
        GIVEN,
        RULE,
        /** The department, for what no rule chooses. */
        FALLBACK,
        /** A group in which it had waited too long. */
        OVERFLOW,
        /** An agent who asked the second line for help. */
        SECOND_LINE,
        /** An administrator who removed its group. */
        MOVED
    }

    /** Who chose the group; a rule may have any name. */
    public static Source source(@Nullable Ruling rule) {
        if (rule == null) {
            return Source.GIVEN;
        }
        if (rule.leftTo() != null) {
            return Source.valueOf(rule.leftTo().name());
        }
        return rule.id() == null ? instead(rule.name()) : Source.RULE;
    }

    private static Source instead(String name) {
        return switch (name) {
            case Route.FALLBACK -> Source.FALLBACK;
            case Route.OVERFLOW -> Source.OVERFLOW;
            case Route.SECOND_LINE -> Source.SECOND_LINE;
            case Route.MOVED -> Source.MOVED;
            default -> Source.RULE;
        };
    }

    /** The name of the rule, or of what took its place; absent when the group was given and no rule says anything. */
    public static @Nullable String shown(@Nullable Ruling rule, String department) {
        if (rule != null && rule.id() != null) {
            return rule.name();
        }
        return switch (source(rule)) {
            case GIVEN -> null;
            case RULE -> rule == null ? null : rule.name();
            case FALLBACK -> "Default group of " + department;
            case OVERFLOW -> "Overflow after waiting";
            case SECOND_LINE -> "Second line";
            case MOVED -> "Moved from a removed group";
        };
    }
}
