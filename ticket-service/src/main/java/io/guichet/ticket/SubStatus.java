package io.guichet.ticket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;

/**
 * A department's own name for a status.
 *
 * @param key stable, for example {@code waiting-for-parts}
 * @param name as shown to people
 * @param status that it stands for
 */
public record SubStatus(String key, String name, TicketStatus status) {

    /** Those of a setting, a list of objects with these three; one that lacks something is left out. */
    static List<SubStatus> read(@Nullable Object setting) {
        return setting instanceof List<?> all
                ? all.stream().flatMap(one -> one instanceof Map<?, ?> given ? one(given).stream() : Stream.empty())
                        .toList()
                : List.of();
    }

    private static Optional<SubStatus> one(Map<?, ?> given) {
        var key = given.get("key");
        var name = given.get("name");
        var status = Stream.of(TicketStatus.values())
                .filter(one -> one.name().equals(String.valueOf(given.get("status")))).findFirst();
        return key == null || status.isEmpty()
                ? Optional.empty()
                : Optional.of(new SubStatus(key.toString(), name == null ? key.toString() : name.toString(),
                        status.get()));
    }
}
