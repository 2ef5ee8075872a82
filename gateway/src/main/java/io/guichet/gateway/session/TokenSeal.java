package io.guichet.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Encrypts a session's tokens under a key that is derived from the session's id (HKDF-SHA-256, RFC 5869; AES-256-GCM,
 * NIST SP 800-38D). The id is only in the browser's cookie, so that a copy of the database opens nothing and there is
 * no key to keep or to rotate.
 */
final class TokenSeal {

    private static final byte[] PURPOSE = "guichet session tokens 1".getBytes(UTF_8);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random;

    TokenSeal(SecureRandom random) {
        this.random = random;
    }

    byte[] seal(SessionId id, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(content);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The tokens cannot be sealed", failure);
        }
    }

    /** The content; empty when it was not sealed for this id, or was altered since. */
    Optional<byte[]> open(SessionId id, byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        var nonce = ByteBuffer.wrap(sealed, 0, NONCE_BYTES);
        var bytes = new byte[NONCE_BYTES];
        nonce.get(bytes);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, id, bytes);
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException foreignOrAltered) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SessionId id, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(id), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.hash());
        return cipher;
    }

    private static SecretKey key(SessionId id) throws GeneralSecurityException {
        var derivation = HKDFParameterSpec.ofExtract().addIKM(id.secret()).thenExpand(PURPOSE, KEY_BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
    }
}
