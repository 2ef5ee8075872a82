package io.guichet.routing.directory.web;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.directory.Told;

/**
 * What became of what the identity provider was told.
 *
 * @param done when it last took it, of an invitation: when that was mailed
 * @param failed when it last did not, since then
 * @param error why
 */
record CallView(@Nullable Instant done, @Nullable Instant failed, @Nullable String error) {

    /** The invitation; empty when there was none. */
    static Optional<CallView> invitation(Told told) {
        return told.invitedAt() == null && told.invitationFailedAt() == null
                ? Optional.empty()
                : Optional.of(new CallView(told.invitedAt(), told.invitationFailedAt(), told.invitationError()));
    }

    /** The account; empty when nothing is wrong with it. */
    static Optional<CallView> account(Told told) {
        return told.accountFailedAt() == null
                ? Optional.empty()
                : Optional.of(new CallView(null, told.accountFailedAt(), told.accountError()));
    }
}
