package io.guichet.routing.history;

import java.util.function.LongConsumer;

/**
 * A change of the configuration by somebody.
 *
 * @param by name of whoever makes it, as shown to people
 * @param verify is given the version that is about to be changed, 0 when there is none; what it throws ends the change
 */
public record Edit(String by, LongConsumer verify) {

    /** A change of whatever version there is. */
    public static Edit by(String name) {
        return new Edit(name, version -> {});
    }
}
