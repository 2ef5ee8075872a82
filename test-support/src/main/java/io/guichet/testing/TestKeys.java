package io.guichet.testing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key pair that signs the tokens of tests; made anew in each JVM, so none is ever stored. */
final class TestKeys {

    // System properties, since a test and the application under test see this class through different class loaders.
    private static final String PRIVATE = "guichet.testing.private-key";
    private static final String PUBLIC = "guichet.testing.public-key";

    private TestKeys() {}

    /** The public key as {@code quarkus.oidc.public-key} takes it: base64 of its X.509 encoding. */
    static String publicKey() {
        ensurePair();
        return System.getProperty(PUBLIC, "");
    }

    static PrivateKey privateKey() {
        ensurePair();
        try {
            var encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE, ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The key pair of the tests cannot be read", failure);
        }
    }

    private static void ensurePair() {
        synchronized (System.class) {
            if (System.getProperty(PUBLIC) == null) {
                makePair();
            }
        }
    }

    private static void makePair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            System.setProperty(PRIVATE, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            System.setProperty(PUBLIC, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("No key pair for the tests can be made", failure);
        }
    }
}
