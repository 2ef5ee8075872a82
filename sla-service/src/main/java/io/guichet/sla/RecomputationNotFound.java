package io.guichet.sla;

import java.util.UUID;

/** There is no such recomputation. */
public final class RecomputationNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecomputationNotFound(UUID id) {
        super("There is no recomputation " + id);
    }
}
