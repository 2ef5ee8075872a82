package io.guichet.conditions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Values of custom fields as CEL knows them: 64-bit whole numbers, doubles, texts, booleans, lists and maps. */
final class Values {

    private Values() {}

    /** A map without the keys whose value is null: in a condition they are absent. */
    static Map<String, Object> of(Map<?, ?> fields) {
        var values = new LinkedHashMap<String, Object>();
        fields.forEach((key, value) -> {
            Object known = of(value);
            if (known != null) {
                values.put(String.valueOf(key), known);
            }
        });
        return Collections.unmodifiableMap(values);
    }

    private static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean bool -> bool;
            case Long number -> number;
            case Double number -> number;
            case Float number -> number.doubleValue();
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
            case BigInteger number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case Instant instant -> instant;
            case Collection<?> list -> list.stream().map(Values::of).filter(Objects::nonNull).toList();
            case Map<?, ?> map -> of(map);
            default -> value.toString();
        };
    }
}
