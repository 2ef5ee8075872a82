package io.guichet.ticket.web;

import java.util.Map;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.http.InvalidParameter;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.Terms;

/** Filters as they come in a query. */
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
        try {
            @SuppressWarnings("unchecked") // an object of JSON has texts as names
            Map<String, Object> sent = json.readValue(filter, Map.class);
            return Terms.read(sent);
        } catch (JsonProcessingException failure) {
            throw new InvalidParameter("filter", "is no JSON object");
        }
    }
}
