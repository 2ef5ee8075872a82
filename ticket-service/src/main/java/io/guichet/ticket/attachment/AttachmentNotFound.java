package io.guichet.ticket.attachment;

import java.util.UUID;

/** There is no such file, or none for this reader. */
public class AttachmentNotFound extends RuntimeException {

    AttachmentNotFound(UUID id) {
        super("There is no attachment " + id);
    }

    /** A link does not lead to one: it is not ours, or too old. */
    public AttachmentNotFound() {
        super("There is no file here, or not any more");
    }
}
