package io.guichet.ticket;

import org.jspecify.annotations.Nullable;

/**
 * What became of a mail of ours at its recipient's: it could not be delivered, or somebody complained of it.
 *
 * @param mailId the Message-ID of our mail, as far as it is told
 * @param status for example {@code 5.1.1} (RFC 3463)
 * @param permanent whether trying again is pointless
 */
public record Returned(@Nullable String mailId, @Nullable String recipient, @Nullable String status,
        boolean permanent, boolean complaint, String reason) {}
