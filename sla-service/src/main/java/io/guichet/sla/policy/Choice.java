package io.guichet.sla.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The policy for a ticket.
 *
 * @param policy empty when none fits
 * @param asked all that there were
 */
public record Choice(Optional<ValidPolicy> policy, List<UUID> asked) {

    public Choice {
        asked = List.copyOf(asked);
    }
}
