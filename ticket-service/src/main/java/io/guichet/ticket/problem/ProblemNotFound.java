package io.guichet.ticket.problem;

import java.util.UUID;

/** There is no such known problem. */
public final class ProblemNotFound extends RuntimeException {

    ProblemNotFound(UUID id) {
        super("There is no known problem " + id);
    }
}
