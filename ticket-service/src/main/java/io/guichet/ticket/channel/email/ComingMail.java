package io.guichet.ticket.channel.email;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A mail on its way in: counted, hashed, and in memory as it will be stored; of one that is too large, the header. */
public final class ComingMail {

    private static final int FIRST = 64 * 1024;

    private final int largest;
    private final MessageDigest digest = newDigest();
    private byte[] content;
    private long size;

    /** @param announced how long it is said to be, in bytes; negative when nobody said */
    ComingMail(long announced, int largest) {
        this.largest = largest;
        this.content = new byte[announced < 0 ? FIRST : (int) expected(announced, largest)];
    }

    /** How much of it is to be expected in memory, in bytes: the most that is taken when nobody said. */
    static long expected(long announced, int largest) {
        return announced < 0 ? largest : Math.min(announced, largest);
    }

    /** What came next. */
    void add(byte[] portion) {
        digest.update(portion);
        if (size + portion.length <= largest) {
            append(portion, (int) size, portion.length);
        } else if (size <= largest) {
            var kept = (int) Math.min(size, RawHeader.LONGEST);
            append(portion, kept, Math.min(portion.length, RawHeader.LONGEST - kept));
            content = Arrays.copyOf(content, kept + Math.min(portion.length, RawHeader.LONGEST - kept));
        }
        size += portion.length;
    }

    private void append(byte[] portion, int at, int length) {
        if (content.length < at + length) {
            content = Arrays.copyOf(content, (int) Math.min(Math.max(largest, at + (long) length), 2L * (at + length)));
        }
        System.arraycopy(portion, 0, content, at, length);
    }

    /** SHA-256 of all that came, in hexadecimal; to be asked for once. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** As it is kept. */
    RawMail raw() {
        return size <= largest
                ? new RawMail(content.length == size ? content : Arrays.copyOf(content, (int) size), null)
                : new RawMail(RawHeader.of(content), size, null,
                        "larger than what is taken: %d bytes".formatted(size));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("This Java platform lacks SHA-256", failure);
        }
    }
}
