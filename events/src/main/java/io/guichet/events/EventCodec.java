package io.guichet.events;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Events as JSON: strict about what is written, lenient about what is read, since fields are only ever added. */
public final class EventCodec {

    /** A payload larger than this never reaches Kafka. */
    public static final int LARGEST = 256 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final Map<String, Class<? extends GuichetEvent>> TYPES = types(GuichetEvent.class)
            .collect(Collectors.toUnmodifiableMap(type -> "io.guichet." + type.getSimpleName(), type -> type));

    private EventCodec() {}

    /**
     * The event as UTF-8 JSON.
     *
     * @throws EventTooLarge above {@link #LARGEST} bytes
     */
    public static byte[] encode(GuichetEvent event) {
        try {
            var payload = JSON.writeValueAsBytes(event);
            if (payload.length > LARGEST) {
                throw new EventTooLarge(event.type(), payload.length);
            }
            return payload;
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("Cannot write " + event.type() + " as JSON", failure);
        }
    }

    /**
     * The event of a CloudEvents type; empty for a type that this version does not know, which is to be skipped.
     *
     * @throws UnreadableEvent when the payload is not what the type promises
     */
    public static Optional<GuichetEvent> decode(String type, byte[] payload) {
        var known = TYPES.get(type);
        if (known == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(payload, known));
        } catch (IOException failure) {
            throw new UnreadableEvent(type, failure);
        }
    }

    /** Every type of event, by its CloudEvents name. */
    public static Map<String, Class<? extends GuichetEvent>> types() {
        return TYPES;
    }

    private static Stream<Class<? extends GuichetEvent>> types(Class<?> type) {
        var permitted = type.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(type.asSubclass(GuichetEvent.class))
                : Stream.of(permitted).flatMap(EventCodec::types);
    }
}
