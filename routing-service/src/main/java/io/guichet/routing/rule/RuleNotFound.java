package io.guichet.routing.rule;

import java.util.UUID;

/** There is no such rule. */
public final class RuleNotFound extends RuntimeException {

    RuleNotFound(UUID id) {
        super("There is no routing rule " + id);
    }
}
