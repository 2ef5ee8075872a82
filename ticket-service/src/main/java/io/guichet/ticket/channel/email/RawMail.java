package io.guichet.ticket.channel.email;

import org.jspecify.annotations.Nullable;

/**
 * A mail as it came.
 *
 * @param content its bytes; of one that is too large, the beginning
 * @param size of the whole, in bytes
 * @param place where the IMAP server keeps it; absent when it did not come by IMAP
 */
public record RawMail(byte[] content, long size, @Nullable Place place) {

    /** UIDVALIDITY and UID (RFC 9051, 2.3.1.1): together they name a mail of a mailbox for ever. */
    public record Place(long uidValidity, long uid) {}

    boolean isWhole() {
        return content.length >= size;
    }
}
