package io.guichet.ticket.web;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.http.InvalidParameter;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.Terms;

/** Filters, and fields, as they come in a query. */
@Singleton
class Filters {

    private final ObjectMapper json;

    Filters(ObjectMapper json) {
        this.json = json;
    }

    /** Nothing lets everything pass. */
    Term read(@Nullable String filter) {
        if (filter == null || filter.isBlank()) {
            return Term.EVERYTHING;
        }
        return Terms.read(object("filter", filter));
    }

    /** Custom fields by key; without a value are none. */
    Map<String, Object> fields(@Nullable String fields) {
        if (fields == null || fields.isBlank()) {
            return Map.of();
        }
        var sent = new HashMap<String, Object>();
        object("fields", fields).forEach((key, value) -> {
            if (value != null) {
                sent.put(key, value);
            }
        });
        return sent;
    }

    private Map<String, @Nullable Object> object(String parameter, String text) {
        try {
            @SuppressWarnings("unchecked") // an object of JSON has texts as names
            Map<String, @Nullable Object> sent = json.readValue(text, Map.class);
            if (sent != null) {
                return sent;
            }
        } catch (JsonProcessingException failure) {
            // Answered below, as is a bare null.
        }
        throw new InvalidParameter(parameter, "is no JSON object");
    }
}
