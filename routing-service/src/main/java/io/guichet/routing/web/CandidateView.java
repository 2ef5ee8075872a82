package io.guichet.routing.web;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.assignment.Considered;
import io.guichet.routing.assignment.PassedOver;

/**
 * A member of the group who was considered.
 *
 * @param passedOver why they did not get the ticket, for example {@code full}; absent for the one who did
 */
record CandidateView(UUID agent, String name, @Nullable String passedOver) {

    static CandidateView of(Considered considered) {
        return new CandidateView(considered.agent(), considered.name(), key(considered.passedOver()));
    }

    private static @Nullable String key(@Nullable PassedOver reason) {
        return reason == null ? null : reason.key();
    }
}
