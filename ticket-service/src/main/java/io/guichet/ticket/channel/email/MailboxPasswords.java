package io.guichet.ticket.channel.email;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import io.guichet.ticket.thread.Keys;
import io.guichet.ticket.thread.SecretConfig;

/** Seals the passwords of mailboxes with AES-GCM, so that a copy of the database opens none. */
@Singleton
public class MailboxPasswords {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public MailboxPasswords(SecretConfig secret) {
        key = new SecretKeySpec(Keys.derive(secret.secret(), "guichet mailbox password 1"), "AES");
    }

    /** The password as it is stored. */
    public String seal(String password) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, password.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    }

    /** The password in clear text; fails when the installation's secret has changed since. */
    String open(String sealed) {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        var nonce = new byte[NONCE];
        bytes.get(nonce);
        var content = new byte[bytes.remaining()];
        bytes.get(content);
        return new String(run(Cipher.DECRYPT_MODE, nonce, content), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] content) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "The mailbox's password cannot be opened: enter it again if GUICHET_SECRET has changed", failure);
        }
    }
}
