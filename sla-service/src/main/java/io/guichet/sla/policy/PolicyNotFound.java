package io.guichet.sla.policy;

import java.util.UUID;

/** There is no such policy. */
public final class PolicyNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyNotFound(UUID id) {
        super("There is no service level policy " + id);
    }
}
