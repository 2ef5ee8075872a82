package io.guichet.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** What a token says, once somebody else has verified it. */
public final class Claims {

    private static final int PARTS = 3;

    private Claims() {}

    /** The claims of a signed token, whose signature is not looked at; empty when it is no token. */
    public static Optional<JsonObject> of(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)));
        } catch (IllegalArgumentException | DecodeException noToken) {
            return Optional.empty();
        }
    }
}
