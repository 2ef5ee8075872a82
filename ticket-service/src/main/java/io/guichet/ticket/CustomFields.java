package io.guichet.ticket;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonObject;

/** Custom fields by key: of contacts, organisations and tickets alike. */
public final class CustomFields {

    /** In bytes of JSON: every event of a ticket carries them. */
    private static final int LARGEST = 16 * 1024;

    private CustomFields() {}

    /**
     * The fields after a change: one with the value null is removed (RFC 7396), the others stay.
     *
     * @throws FieldsTooLarge above 16 KiB
     */
    public static Map<String, Object> merged(Map<String, Object> fields, Map<String, ? extends @Nullable Object> news) {
        var merged = new TreeMap<>(fields);
        news.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        if (new JsonObject(merged).toBuffer().length() > LARGEST) {
            throw new FieldsTooLarge(LARGEST);
        }
        return merged;
    }
}
