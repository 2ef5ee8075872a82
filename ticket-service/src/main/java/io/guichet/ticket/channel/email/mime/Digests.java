package io.guichet.ticket.channel.email.mime;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of contents that are read piece by piece. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("This Java platform lacks SHA-256", failure);
        }
    }
}
