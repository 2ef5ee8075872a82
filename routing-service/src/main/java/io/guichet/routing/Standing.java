package io.guichet.routing;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where a ticket stands for routing.
 *
 * @param queue key of the group in whose queue it waits; absent when it does not wait
 * @param holder who carries its weight; absent when nobody does
 * @param proposal the request that the holder was proposed for; absent once ticket-service has answered
 */
record Standing(@Nullable String queue, @Nullable UUID holder, int weight, @Nullable UUID proposal) {

    /** Who has more room after this than before. */
    Optional<UUID> relieved(Standing before) {
        return Optional.ofNullable(before.holder).filter(had -> !had.equals(holder) || weight < before.weight);
    }

    /** Who carries more after this than before; of a proposal only who is proposed is another question. */
    Optional<UUID> burdened(Standing before) {
        return Optional.ofNullable(holder).filter(has -> !has.equals(before.holder) || weight > before.weight);
    }

    /** The queue in which the ticket waits. */
    Optional<String> waitingIn() {
        return Optional.ofNullable(queue);
    }

    /** Whether it no longer waits where it waited. */
    boolean hasLeft(Standing before) {
        return before.queue != null && !before.queue.equals(queue);
    }

    /** The proposal that has come to an end. */
    Optional<UUID> ended(Standing before) {
        return Objects.equals(proposal, before.proposal) ? Optional.empty() : Optional.ofNullable(before.proposal);
    }
}
