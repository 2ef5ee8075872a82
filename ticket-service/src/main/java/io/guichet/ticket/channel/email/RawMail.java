package io.guichet.ticket.channel.email;

import org.jspecify.annotations.Nullable;

/**
 * A mail as it came.
 *
 * @param content its bytes; of one that has a flaw, what could be had of them, perhaps nothing
 * @param size of the whole, in bytes
 * @param place where the IMAP server keeps it; absent when it did not come by IMAP
 * @param flaw why the content is not the whole of it; absent when it is
 */
public record RawMail(byte[] content, long size, @Nullable Place place, @Nullable String flaw) {

    RawMail(byte[] content, @Nullable Place place) {
        this(content, content.length, place, null);
    }

    /** UIDVALIDITY and UID (RFC 9051, 2.3.1.1): together they name a mail of a mailbox for ever. */
    public record Place(long uidValidity, long uid) {}
}
