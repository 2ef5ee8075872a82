package io.guichet.routing.rule;

/** A rule names neither a group nor anything else that it would change. */
public final class RuleDoesNothing extends RuntimeException {

    RuleDoesNothing() {
        super("A rule needs a group, a priority, a tag, a field or a skill");
    }
}
