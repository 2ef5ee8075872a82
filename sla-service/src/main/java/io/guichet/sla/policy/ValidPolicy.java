package io.guichet.sla.policy;

import java.util.UUID;

/** What a policy says, or said, at an instant. */
public record ValidPolicy(UUID id, int version, PolicyDetails details) {

    static ValidPolicy of(Policy policy) {
        return new ValidPolicy(policy.id(), policy.version(), policy.details());
    }
}
