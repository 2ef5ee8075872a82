package io.guichet.http.postgres;

import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it is kept.
 *
 * @param body JSON; absent when there is none
 */
record StoredAnswer(int status, Map<String, String> headers, @Nullable String body) {

    Response response() {
        var response = Response.status(status);
        headers.forEach(response::header);
        return body == null ? response.build() : response.entity(body).type(MediaType.APPLICATION_JSON).build();
    }
}
