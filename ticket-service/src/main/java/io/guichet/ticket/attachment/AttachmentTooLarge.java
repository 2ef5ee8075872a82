package io.guichet.ticket.attachment;

/** A file is larger than may be attached. */
public class AttachmentTooLarge extends RuntimeException {

    public AttachmentTooLarge(long largest) {
        super("A file may have %d bytes at most".formatted(largest));
    }
}
