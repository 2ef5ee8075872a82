package io.guichet.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What a verified token says about its bearer.
 *
 * @param client the OIDC client when it signed in for itself; absent when a person did
 * @param email in lower case
 */
record Claims(UUID sub, @Nullable String client, Set<String> scopes, @Nullable String email, boolean emailVerified,
        @Nullable String name) {

    /**
     * @throws NotSignedIn for a token without a subject that is a UUID
     */
    static Claims of(JsonWebToken token) {
        var email = text(token, "email");
        return new Claims(subject(token), client(token), scopes(token),
                email == null ? null : email.toLowerCase(Locale.ROOT),
                "true".equals(text(token, "email_verified")), text(token, "name"));
    }

    /** Keycloak names the client of its own credentials, and its user after it; a person's token has neither. */
    private static @Nullable String client(JsonWebToken token) {
        var client = text(token, "client_id");
        var party = text(token, "azp");
        if (client == null && party != null && ("service-account-" + party).equals(text(token, "preferred_username"))) {
            return party;
        }
        return client;
    }

    private static Set<String> scopes(JsonWebToken token) {
        var scope = text(token, "scope");
        return scope == null ? Set.of() : Set.copyOf(List.of(scope.strip().split("\\s+", -1)));
    }

    private static UUID subject(JsonWebToken token) {
        try {
            return UUID.fromString(token.getSubject());
        } catch (IllegalArgumentException | NullPointerException failure) {
            throw new NotSignedIn("The token does not say who its bearer is");
        }
    }

    private static @Nullable String text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value == null ? null : value.toString();
    }
}
