package io.guichet.ticket.thread;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import jakarta.inject.Singleton;

/**
 * Signs reply addresses and reads them back. A token is 11 bytes that say what it is for (purpose, ticket, participant,
 * day of expiry) and 144 bits of their HMAC-SHA-256: 47 characters, so that {@code support+<token>} stays within the 64
 * characters that a local part may have (RFC 5321, 4.5.3.1.1).
 */
@Singleton
public class ReplyTokens {

    /** How many characters a token has. */
    static final int LENGTH = 47;

    private static final byte PURPOSE_REPLY = 1;
    private static final int CLAIMS = 11;
    private static final int SIGNATURE = 18;

    private final byte[] key;
    private final Duration life;
    private final Clock clock;

    public ReplyTokens(SecretConfig secret, ReplyTokenConfig config, Clock clock) {
        this.key = Keys.derive(secret.secret(), "guichet reply token 1");
        this.life = config.life();
        this.clock = clock;
    }

    /** A token for a participant of a ticket, good from now on for as long as configured. */
    public String sign(long ticket, int participant) {
        return sign(new ReplyToken(ticket, participant, clock.instant().plus(life)));
    }

    String sign(ReplyToken token) {
        var day = Math.toIntExact(token.expires().getEpochSecond() / Duration.ofDays(1).toSeconds());
        var claims = ByteBuffer.allocate(CLAIMS)
                .put(PURPOSE_REPLY)
                .put((byte) (token.ticket() >> 32)).putInt((int) token.ticket())
                .putShort((short) token.participant())
                .put((byte) (day >> 16)).putShort((short) day)
                .array();
        var signature = Arrays.copyOf(Keys.mac(key, claims), SIGNATURE);
        return Base32.encode(ByteBuffer.allocate(CLAIMS + SIGNATURE).put(claims).put(signature).array());
    }

    /** Whether text has the shape of a token, be it ours or not. */
    public boolean looksLikeOne(String text) {
        return text.length() == LENGTH && Base32.decode(text).isPresent();
    }

    /** What a token says; empty unless we signed it and it has not expired. */
    public Optional<ReplyToken> read(String text) {
        return text.length() == LENGTH ? Base32.decode(text).flatMap(this::verified) : Optional.empty();
    }

    private Optional<ReplyToken> verified(byte[] bytes) {
        var claims = Arrays.copyOf(bytes, CLAIMS);
        var signature = Arrays.copyOfRange(bytes, CLAIMS, CLAIMS + SIGNATURE);
        // In constant time: how far a forgery is right must not show.
        if (!MessageDigest.isEqual(Arrays.copyOf(Keys.mac(key, claims), SIGNATURE), signature)) {
            return Optional.empty();
        }
        var reader = ByteBuffer.wrap(claims);
        var purpose = reader.get();
        var ticket = (reader.get() & 0xFFL) << 32 | reader.getInt() & 0xFFFFFFFFL;
        var participant = reader.getShort() & 0xFFFF;
        var day = (reader.get() & 0xFF) << 16 | reader.getShort() & 0xFFFF;
        var token = new ReplyToken(ticket, participant, Instant.EPOCH.plus(Duration.ofDays(day)));
        return purpose == PURPOSE_REPLY && isCurrent(token) ? Optional.of(token) : Optional.empty();
    }

    /** Until the end of the day of expiry. */
    private boolean isCurrent(ReplyToken token) {
        return clock.instant().isBefore(token.expires().plus(Duration.ofDays(1)));
    }
}
