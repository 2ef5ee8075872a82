package io.guichet.notification.sender;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs which address is to be confirmed, and until when: HMAC-SHA-256 with a key for this purpose alone. */
final class SenderLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "guichet sender confirmation 1";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key;

    SenderLinks(String secret) {
        this.key = mac(secret.getBytes(StandardCharsets.UTF_8), PURPOSE);
    }

    /** A token that says the address until that instant. */
    String sign(String address, Instant until) {
        var said = until.getEpochSecond() + " " + address;
        return ENCODER.encodeToString(said.getBytes(StandardCharsets.UTF_8)) + "."
                + ENCODER.encodeToString(mac(key, said));
    }

    /** The address that a token of ours says; empty when it is none or has expired. */
    Optional<String> verify(String token, Instant now) {
        try {
            var dot = token.indexOf('.');
            var said = new String(Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, dot))),
                    StandardCharsets.UTF_8);
            var signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            var space = said.indexOf(' ');
            if (!MessageDigest.isEqual(mac(key, said), signature) || space < 0) {
                return Optional.empty();
            }
            var until = Instant.ofEpochSecond(Long.parseLong(said.substring(0, space)));
            return now.isBefore(until) ? Optional.of(said.substring(space + 1)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java knows HMAC-SHA-256", impossible);
        }
    }
}
