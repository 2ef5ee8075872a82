package io.guichet.ticket;

import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What to ask routing when work begins again.
 *
 * @param request id of the question, if it has to be asked
 * @param away whether an agent is not there to go on with it
 */
public record Reassignment(UUID request, Predicate<UUID> away) {

    /** The question, when nobody who is there owns the ticket; else none. */
    @Nullable
    UUID questionFor(@Nullable UUID owner) {
        return owner == null || away.test(owner) ? request : null;
    }
}
