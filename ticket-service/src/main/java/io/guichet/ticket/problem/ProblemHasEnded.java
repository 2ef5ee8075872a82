package io.guichet.ticket.problem;

import java.util.UUID;

/** The problem is over. */
public final class ProblemHasEnded extends RuntimeException {

    ProblemHasEnded(UUID id) {
        super("The known problem %s is over".formatted(id));
    }
}
