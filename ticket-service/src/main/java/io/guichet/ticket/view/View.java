package io.guichet.ticket.view;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A filter with a name.
 *
 * @param id a UUID, or the key of a standard view
 * @param owner absent for a standard view
 */
public record View(String id, @Nullable UUID owner, Content content, long revision) {

    /**
     * What its owner says of it.
     *
     * @param filter as it was sent
     * @param ordering a name of an order; after a minus the other way round
     * @param columns what a list of it shows; empty for the usual ones
     * @param groups keys of the groups that it is shared with
     */
    public record Content(String name, Map<String, Object> filter, String ordering, List<String> columns,
            List<String> groups) {}
}
