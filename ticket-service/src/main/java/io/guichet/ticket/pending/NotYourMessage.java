package io.guichet.ticket.pending;

import java.util.UUID;

/** A message is withdrawn by whoever wrote it. */
public class NotYourMessage extends RuntimeException {

    NotYourMessage(UUID id) {
        super("The message %s is withdrawn by whoever wrote it".formatted(id));
    }
}
