package io.guichet.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as Standard Webhooks says: HMAC-SHA-256 of {@code id.timestamp.body}, one for each secret. */
final class Signing {

    static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private Signing() {}

    /**
     * The headers by which a receiver knows whom a request is from, when it was made, and whether it had it before.
     *
     * @param secrets as their owners know them, the newest first
     */
    static Map<String, String> headers(String id, Instant at, String body, List<String> secrets) {
        var timestamp = Long.toString(at.getEpochSecond());
        var signed = id + "." + timestamp + "." + body;
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature",
                secrets.stream().map(secret -> signature(secret, signed)).collect(Collectors.joining(" ")));
    }

    /** HMAC-SHA-256 (RFC 2104). */
    static byte[] mac(byte[] key, String content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java platform lacks " + ALGORITHM, failure);
        }
    }

    private static String signature(String secret, String signed) {
        var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        return "v1," + Base64.getEncoder().encodeToString(mac(key, signed));
    }
}
