package io.guichet.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.guichet.events.Actor;

/** Who did something, as text to be read by the same or a later version of this service. */
final class Actors {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Actors() {}

    static String write(Actor actor) {
        try {
            return JSON.writeValueAsString(actor);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("An actor is always JSON", failure);
        }
    }

    static Actor read(String text) {
        try {
            return JSON.readValue(text, Actor.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What is read here was written here", failure);
        }
    }
}
