package io.guichet.http.postgres;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

/**
 * What an act answers, now and to each repetition of the request.
 *
 * @param headers such as {@code Location} and {@code ETag}
 * @param body to be written as JSON; absent when there is none
 */
public record Answer(int status, Map<String, String> headers, @Nullable Object body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 201 with the address of what was created and its tag ({@link io.guichet.http.ETags}). */
    public static Answer created(URI location, String etag, Object body) {
        return new Answer(201, Map.of(HttpHeaders.LOCATION, location.toString(), HttpHeaders.ETAG, etag), body);
    }

    /** 201 with the address of what was created, where nobody changes it later. */
    public static Answer created(URI location, Object body) {
        return new Answer(201, Map.of(HttpHeaders.LOCATION, location.toString()), body);
    }

    /** 200. */
    public static Answer ok(Object body) {
        return new Answer(200, Map.of(), body);
    }

    /** 202 for what goes on after the answer. */
    public static Answer accepted(Object body) {
        return new Answer(202, Map.of(), body);
    }

    /** The same with one header more. */
    public Answer with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
