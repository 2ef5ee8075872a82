package io.guichet.ticket.attachment;

/** A file is something that may not be attached. */
public class AttachmentRefused extends RuntimeException {

    AttachmentRefused(String contentType) {
        super("A file of type %s may not be attached".formatted(contentType));
    }
}
