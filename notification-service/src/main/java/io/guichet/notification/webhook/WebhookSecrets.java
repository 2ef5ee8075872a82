package io.guichet.notification.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import io.guichet.notification.webhook.client.WebhookConfig;

/** Makes the secrets of webhooks and seals them with AES-GCM, so that a copy of the database signs nothing. */
@Singleton
class WebhookSecrets {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String PURPOSE = "guichet webhook secret 1";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int SECRET = 32;

    private final Optional<SecretKeySpec> key;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(WebhookConfig config) {
        this.key = config.secret().map(secret -> new SecretKeySpec(
                Signing.mac(secret.getBytes(StandardCharsets.UTF_8), PURPOSE), "AES"));
    }

    /** A new secret, as its owner is shown it. */
    String fresh() {
        return Signing.PREFIX + Base64.getEncoder().encodeToString(bytes(SECRET));
    }

    /** As it is stored. Fails with {@link NoWebhookSecrets}. */
    String seal(String secret) {
        var nonce = bytes(NONCE);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException failure) {
            throw unable(failure);
        }
    }

    /** In clear text; empty when the installation's secret has changed since, or is not given any more. */
    Optional<String> open(String sealed) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        var nonce = new byte[NONCE];
        bytes.get(nonce);
        var content = new byte[bytes.remaining()];
        bytes.get(content);
        try {
            return Optional.of(new String(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(content),
                    StandardCharsets.UTF_8));
        } catch (AEADBadTagException otherKey) {
            return Optional.empty();
        } catch (GeneralSecurityException failure) {
            throw unable(failure);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.orElseThrow(NoWebhookSecrets::new), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static IllegalStateException unable(GeneralSecurityException failure) {
        return new IllegalStateException("This Java platform cannot seal secrets", failure);
    }

    private byte[] bytes(int number) {
        var bytes = new byte[number];
        random.nextBytes(bytes);
        return bytes;
    }
}
