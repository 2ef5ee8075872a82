package io.guichet.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Access tokens as the realm {@code guichet} issues them, for tests of services; {@link TestIssuer} makes a service
 * trust them. A negative case starts from {@link #claims}: {@code Tokens.claims(id).audience("other").sign()}.
 */
public final class Tokens {

    public static final String ISSUER = "http://localhost:8180/realms/guichet";
    public static final String AUDIENCE = "guichet-api";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> claims = new LinkedHashMap<>();

    private Tokens() {}

    /** A person who signed in by the web page; an agent when the directory knows the id, else a customer. */
    public static String person(UUID id, String email, String name) {
        return claims(id.toString()).with("azp", "guichet-web").with("scope", "openid profile email")
                .with("email", email).with("email_verified", true).with("name", name)
                .with("preferred_username", email)
                .sign();
    }

    /** A person that the directory does not know, always the same one for the same address. */
    public static String customer(String email) {
        return person(customerId(email), email, email.substring(0, email.indexOf('@')));
    }

    /** The id of the person whom {@link #customer} signs in. */
    public static UUID customerId(String email) {
        return UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
    }

    /** A machine that signed in with its client credentials and was given these scopes. */
    public static String client(String id, String... scopes) {
        return claims(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString())
                .with("azp", id).with("client_id", id).with("preferred_username", "service-account-" + id)
                .with("scope", String.join(" ", scopes))
                .sign();
    }

    /** The claims that every token has: subject, issuer, audience, two minutes of life. */
    public static Tokens claims(String subject) {
        var now = Instant.now();
        return new Tokens()
                .with("jti", UUID.randomUUID().toString())
                .with("iss", ISSUER).with("aud", List.of(AUDIENCE)).with("sub", subject).with("typ", "Bearer")
                .with("iat", now.getEpochSecond()).with("exp", now.plus(Duration.ofMinutes(2)).getEpochSecond());
    }

    public Tokens with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public Tokens without(String claim) {
        claims.remove(claim);
        return this;
    }

    public Tokens audience(String audience) {
        return with("aud", List.of(audience));
    }

    public Tokens issuer(String issuer) {
        return with("iss", issuer);
    }

    /** A token whose life ended an hour ago. */
    public Tokens expired() {
        return with("exp", Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
    }

    /** The token, signed with RS256, as it follows {@code Authorization: Bearer}. */
    public String sign() {
        try {
            var content = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(TestKeys.privateKey());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException | JsonProcessingException failure) {
            throw new IllegalStateException("The token cannot be signed", failure);
        }
    }

    private static String part(Map<String, Object> content) throws JsonProcessingException {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(content));
    }
}
