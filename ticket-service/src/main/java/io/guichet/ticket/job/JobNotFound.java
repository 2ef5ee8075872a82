package io.guichet.ticket.job;

import java.util.UUID;

/** There is no such job of the caller. */
public final class JobNotFound extends RuntimeException {

    JobNotFound(UUID id) {
        super("There is no job " + id);
    }
}
