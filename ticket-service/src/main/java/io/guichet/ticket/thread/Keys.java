package io.guichet.ticket.thread;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives one key per purpose from the installation's secret, so that none can stand in for another. */
public final class Keys {

    private static final String ALGORITHM = "HmacSHA256";

    private Keys() {}

    /** 256 bits for this purpose alone. */
    public static byte[] derive(String secret, String purpose) {
        return mac(secret.getBytes(StandardCharsets.UTF_8), purpose.getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA-256 (RFC 2104). */
    static byte[] mac(byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java platform lacks " + ALGORITHM, failure);
        }
    }
}
