package io.guichet.ticket.pending;

import java.util.UUID;

/** A message has been sent, refused or withdrawn already, or waits for something else. */
public class MessageNotPending extends RuntimeException {

    MessageNotPending(UUID id, PendingMessage.State state) {
        super("The message %s is %s".formatted(id, state));
    }
}
