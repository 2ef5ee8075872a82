package io.guichet.events;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param id the person's or contact's id; absent for the system
 * @param name as shown to people
 */
public record Actor(Kind kind, @Nullable UUID id, String name) {

    public enum Kind {
        CUSTOMER, AGENT, CLIENT, SYSTEM
    }

    /** A service of Guichet itself, for example {@code routing}. */
    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, null, name);
    }
}
