package io.guichet.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A payload is not what its type promises. */
public final class UnreadableEvent extends RuntimeException {

    UnreadableEvent(String type, Throwable cause) {
        super("The payload is not a readable %s: %s".formatted(type, reason(cause)), cause);
    }

    /** In one line, as an operator reads it in a list: Jackson adds where its source came from, which it does not show. */
    private static String reason(Throwable cause) {
        return switch (cause) {
            case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
                mapping.getOriginalMessage() + " in " + mapping.getPathReference();
            case JsonProcessingException json -> json.getOriginalMessage();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
