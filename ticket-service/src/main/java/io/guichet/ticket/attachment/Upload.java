package io.guichet.ticket.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.apache.tika.Tika;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.TicketEvent.Attachment;

/** A file on its way in: counted, hashed and cut; what it is, its first bytes say. */
final class Upload {

    /** Of pieces, in bytes: a row of the database. */
    static final int PIECE = 256 * 1024;

    private static final Tika DETECTOR = new Tika();
    private static final int FIRST_BYTES = 64 * 1024;

    private final NewFile file;
    private final long largest;
    private final Cutter cutter = new Cutter(PIECE);
    private final MessageDigest digest = sha256();
    private byte[] beginning = new byte[0];
    private long size;
    private int pieces;

    Upload(NewFile file, long largest) {
        this.file = file;
        this.largest = largest;
    }

    /** The pieces that this portion completes. */
    List<byte[]> take(byte[] portion) {
        size += portion.length;
        if (size > largest) {
            throw new AttachmentTooLarge(largest);
        }
        digest.update(portion);
        return cutter.add(portion);
    }

    List<byte[]> rest() {
        return cutter.rest();
    }

    /** The position of a piece, from 0. */
    @CanIgnoreReturnValue
    int place(byte[] piece) {
        if (pieces == 0) {
            beginning = Arrays.copyOf(piece, Math.min(piece.length, FIRST_BYTES));
        }
        return pieces++;
    }

    /** The whole, once all of it has come. */
    Attachment whole() {
        return new Attachment(file.id(), file.filename(), DETECTOR.detect(beginning, file.filename()), size,
                HexFormat.of().formatHex(digest.digest()), file.contentId());
    }

    int pieces() {
        return pieces;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("This Java platform lacks SHA-256", failure);
        }
    }
}
