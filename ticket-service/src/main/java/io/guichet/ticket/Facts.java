package io.guichet.ticket;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * Every field of a ticket by name, as JSON knows it (text, numbers, lists, maps). The timeline keeps what changed among
 * them, so that the entries of a ticket, applied in order, rebuild it.
 */
final class Facts {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Notes a field; one without a value is left out. */
    @CanIgnoreReturnValue
    Facts put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, json(value));
        }
        return this;
    }

    /** Those fields of {@code this} that {@code other} does not have, or has with another value. */
    Map<String, Object> unlike(Facts other) {
        var different = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> {
            if (!Objects.equals(value, other.fields.get(name))) {
                different.put(name, value);
            }
        });
        return different;
    }

    /** What the fields become when a change is undone from {@code before} or done to {@code after}. */
    static Map<String, Object> replay(Map<String, Object> fields, Map<String, Object> before,
            Map<String, Object> after) {
        var next = new LinkedHashMap<>(fields);
        next.keySet().removeAll(before.keySet());
        next.putAll(after);
        return next;
    }

    Map<String, Object> asMap() {
        return Map.copyOf(fields);
    }

    private static Object json(Object value) {
        return switch (value) {
            case Enum<?> name -> name.name();
            case UUID id -> id.toString();
            case Instant instant -> instant.toString();
            case List<?> list -> list.stream().map(Facts::json).toList();
            default -> value;
        };
    }
}
