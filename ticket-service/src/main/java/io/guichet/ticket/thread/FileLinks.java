package io.guichet.ticket.thread;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

/**
 * Signs links to single files, and reads them back: whoever has one may read that file without signing in, and nothing
 * else. A token is 20 bytes that say what it is for (purpose, file, day of expiry) and 144 bits of their HMAC-SHA-256.
 */
@Singleton
public class FileLinks {

    /** Where they lead to. */
    public static final String PATH = "/api/v1/shared-files";

    private static final byte PURPOSE_FILE = 2;
    private static final int CLAIMS = 20;
    private static final int SIGNATURE = 18;
    private static final int LENGTH = (CLAIMS + SIGNATURE) * 4 / 3 + 1;

    private final byte[] key;
    private final Duration life;
    private final Clock clock;

    public FileLinks(SecretConfig secret, FileLinkConfig config, Clock clock) {
        this.key = Keys.derive(secret.secret(), "guichet file link 1");
        this.life = config.life();
        this.clock = clock;
    }

    /** The path on which a file can be read from now on for as long as configured. */
    public String path(UUID file) {
        return PATH + "/" + sign(file, clock.instant().plus(life));
    }

    String sign(UUID file, Instant expires) {
        var day = Math.toIntExact(expires.getEpochSecond() / Duration.ofDays(1).toSeconds());
        var claims = ByteBuffer.allocate(CLAIMS).put(PURPOSE_FILE)
                .putLong(file.getMostSignificantBits()).putLong(file.getLeastSignificantBits())
                .put((byte) (day >> 16)).putShort((short) day).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(CLAIMS + SIGNATURE).put(claims).put(signature(claims)).array());
    }

    /** Which file a token is for; empty unless we signed it and it has not expired. */
    public Optional<UUID> read(String token) {
        return token.length() == LENGTH ? decoded(token).flatMap(this::verified) : Optional.empty();
    }

    private static Optional<byte[]> decoded(String token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token))
                    .filter(bytes -> bytes.length == CLAIMS + SIGNATURE);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private Optional<UUID> verified(byte[] bytes) {
        var claims = Arrays.copyOf(bytes, CLAIMS);
        // In constant time: how far a forgery is right must not show.
        if (!MessageDigest.isEqual(signature(claims), Arrays.copyOfRange(bytes, CLAIMS, bytes.length))) {
            return Optional.empty();
        }
        var reader = ByteBuffer.wrap(claims);
        var purpose = reader.get();
        var file = new UUID(reader.getLong(), reader.getLong());
        var day = (reader.get() & 0xFF) << 16 | reader.getShort() & 0xFFFF;
        // Until the end of the day of expiry.
        var end = Instant.EPOCH.plus(Duration.ofDays(day + 1L));
        return purpose == PURPOSE_FILE && clock.instant().isBefore(end) ? Optional.of(file) : Optional.empty();
    }

    private byte[] signature(byte[] claims) {
        return Arrays.copyOf(Keys.mac(key, claims), SIGNATURE);
    }
}
