package io.guichet.routing.assignment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The options of a group as they stand in its row. */
public final class OptionsJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private OptionsJson() {}

    /** As it stands in a row. */
    public static String write(GroupOptions options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Options are always JSON", failure);
        }
    }

    /** What a row says. */
    public static GroupOptions read(String text) {
        try {
            return JSON.readValue(text, GroupOptions.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What is read here was written here", failure);
        }
    }
}
