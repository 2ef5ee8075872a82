package io.guichet.sla.watch;

import java.util.UUID;

/** There is no such rule. */
public final class WatchRuleNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WatchRuleNotFound(UUID id) {
        super("There is no watch rule " + id);
    }
}
