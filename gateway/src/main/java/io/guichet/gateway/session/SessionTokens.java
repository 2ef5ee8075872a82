package io.guichet.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonObject;

/** What the identity provider gave for a session. */
public record SessionTokens(String idToken, String accessToken, @Nullable String refreshToken,
        @Nullable Long accessTokenExpiresIn, @Nullable String accessTokenScope) {

    /** The identity provider's id of its session, as the ID token says; empty when it says none. */
    Optional<String> realmSession() {
        return Claims.of(idToken).map(claims -> claims.getString("sid"));
    }

    byte[] toBytes() {
        return new JsonObject()
                .put("id", idToken)
                .put("access", accessToken)
                .put("refresh", refreshToken)
                .put("expiresIn", accessTokenExpiresIn)
                .put("scope", accessTokenScope)
                .encode().getBytes(UTF_8);
    }

    static SessionTokens of(byte[] bytes) {
        var json = new JsonObject(new String(bytes, UTF_8));
        return new SessionTokens(json.getString("id"), json.getString("access"), json.getString("refresh"),
                json.getLong("expiresIn"), json.getString("scope"));
    }

    /** Never the tokens: records end up in logs. */
    @Override
    public String toString() {
        return "SessionTokens";
    }
}
