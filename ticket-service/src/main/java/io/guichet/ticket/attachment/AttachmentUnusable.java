package io.guichet.ticket.attachment;

/** Files are attached by whoever uploaded them, whole, and once. */
public class AttachmentUnusable extends RuntimeException {

    AttachmentUnusable(String ids) {
        super("Not uploaded by you, not whole, or attached already: " + ids);
    }
}
