package io.guichet.gateway.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The 256 random bits that only the browser's cookie holds; whoever has them has the session. */
public final class SessionId {

    private static final int BYTES = 32;

    private final byte[] secret;

    private SessionId(byte[] secret) {
        this.secret = secret;
    }

    static SessionId fresh(SecureRandom random) {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return new SessionId(secret);
    }

    /** The id that a cookie carries; empty when it is none of ours. */
    static Optional<SessionId> parse(String cookie) {
        try {
            var secret = Base64.getUrlDecoder().decode(cookie);
            return secret.length == BYTES ? Optional.of(new SessionId(secret)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** What the cookie carries. */
    public String cookie() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    byte[] secret() {
        return secret.clone();
    }

    /** What the database knows it by: from it the id cannot be found, being random no salt is needed. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Never the secret: ids end up in logs. */
    @Override
    public String toString() {
        return "SessionId";
    }
}
