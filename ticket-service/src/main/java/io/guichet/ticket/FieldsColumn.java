package io.guichet.ticket;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import org.hibernate.annotations.Immutable;

import io.vertx.core.json.JsonObject;

/**
 * Values by name as a {@code jsonb} column, which the reactive driver reads and writes as a {@code JsonObject}.
 * Such a map is replaced, never changed: Hibernate need not compare copies.
 */
@Converter
@Immutable
public class FieldsColumn implements AttributeConverter<Map<String, Object>, JsonObject> {

    @Override
    public JsonObject convertToDatabaseColumn(Map<String, Object> fields) {
        return new JsonObject(new TreeMap<>(fields));
    }

    @Override
    public Map<String, Object> convertToEntityAttribute(JsonObject column) {
        return Collections.unmodifiableMap(new TreeMap<>(column.getMap()));
    }
}
