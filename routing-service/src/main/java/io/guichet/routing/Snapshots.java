package io.guichet.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.guichet.events.TicketSnapshot;

/** A snapshot as text, to be read by the same or a later version of this service. */
final class Snapshots {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Snapshots() {}

    static String write(TicketSnapshot snapshot) {
        try {
            return JSON.writeValueAsString(snapshot);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A snapshot is always JSON", failure);
        }
    }

    static TicketSnapshot read(String text) {
        try {
            return JSON.readValue(text, TicketSnapshot.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What is read here was written here", failure);
        }
    }
}
