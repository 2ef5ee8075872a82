package io.guichet.ticket.attachment;

import java.util.UUID;

/** There is no such file, or none for this reader. */
public class AttachmentNotFound extends RuntimeException {

    AttachmentNotFound(UUID id) {
        super("There is no attachment " + id);
    }
}
