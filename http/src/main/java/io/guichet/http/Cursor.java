package io.guichet.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A position in a list: the keys that the list is ordered by, of the last item shown. Opaque to the caller and safe in
 * a URL; not signed, as it opens nothing that the query's own filter does not.
 */
public final class Cursor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<@Nullable String>> KEYS = new TypeReference<>() {
    };
    private static final int LONGEST = 1000;

    private final List<Optional<String>> keys;

    private Cursor(List<Optional<String>> keys) {
        this.keys = keys;
    }

    /** The position of an item with these keys, in the order of the list; the last one tells equal items apart. */
    public static Cursor of(@Nullable Object... keys) {
        return new Cursor(Arrays.stream(keys).map(key -> Optional.ofNullable(key).map(Object::toString)).toList());
    }

    /**
     * The cursor that {@link #toString} wrote.
     *
     * @throws InvalidParameter for anything else
     */
    public static Cursor parse(String opaque) {
        if (opaque.length() > LONGEST) {
            throw malformed();
        }
        try {
            var json = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8);
            var keys = JSON.readValue(json, KEYS);
            if (keys == null || keys.isEmpty() || keys.stream().anyMatch(key -> key != null && key.indexOf(0) >= 0)) {
                throw malformed();
            }
            return new Cursor(keys.stream().map(Optional::ofNullable).toList());
        } catch (IllegalArgumentException | JacksonException failure) {
            throw malformed();
        }
    }

    /** The key at this place as text; empty where the item has none. */
    public Optional<String> text(int place) {
        if (place >= keys.size()) {
            throw malformed();
        }
        return keys.get(place);
    }

    /** The key at this place as an instant; empty where the item has none. */
    public Optional<Instant> instant(int place) {
        return read(place, text -> Moments.keepable(Instant.parse(text)));
    }

    /** The key at this place as an id; empty where the item has none. */
    public Optional<UUID> id(int place) {
        return read(place, UUID::fromString);
    }

    /** The key at this place as a whole number; empty where the item has none. */
    public Optional<Long> number(int place) {
        return read(place, Long::valueOf);
    }

    private <T> Optional<T> read(int place, Function<String, T> reader) {
        try {
            return text(place).map(reader);
        } catch (IllegalArgumentException | DateTimeException failure) {
            throw malformed();
        }
    }

    private static InvalidParameter malformed() {
        return new InvalidParameter(PageRequest.CURSOR, "is not one that this list gave");
    }

    /** The opaque form. */
    @Override
    public String toString() {
        try {
            var json = JSON.writeValueAsBytes(keys.stream().map(key -> key.orElse(null)).toList());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JacksonException failure) {
            throw new IllegalStateException("A list of texts is always JSON", failure);
        }
    }
}
