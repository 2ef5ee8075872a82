package io.guichet.http.postgres;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.InvalidParameter;

/**
 * A request that is to be carried out once however often it is sent.
 *
 * @param caller key of the caller: nobody meets another's keys
 * @param route method and path, for example {@code POST /api/v1/tickets}
 * @param key the header {@code Idempotency-Key}; absent when the caller takes the risk
 * @param body what was asked for, to be compared as JSON
 */
public record IdempotentRequest(String caller, String route, @Nullable String key, Object body) {

    private static final int LONGEST = 200;

    public IdempotentRequest {
        if (key != null && (key.isBlank() || key.length() > LONGEST)) {
            throw new InvalidParameter("Idempotency-Key", "must have 1 to " + LONGEST + " characters");
        }
    }

    public static IdempotentRequest of(Caller caller, String route, @Nullable String key, Object body) {
        return new IdempotentRequest(caller.key(), route, key, body);
    }
}
