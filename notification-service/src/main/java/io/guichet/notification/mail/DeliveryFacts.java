package io.guichet.notification.mail;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A mail as people see it.
 *
 * @param message the message of the ticket that it carries; absent for an acknowledgement, a notice and the like
 * @param attempts since it was queued, or since somebody last had it sent again
 * @param copies how many times it may have gone out more than once, each with the same Message-ID
 * @param lastError what was last said against it: by the server that would not take it, or by the one that
 *        has not delivered it yet or gave it back; absent once it was sent and nothing came back
 * @param nextAt when it is tried again; absent unless it has been put off
 * @param changedAt when it came into its state, or was last tried
 * @param resendable whether it failed, was bounced or withheld, or waits for its next attempt, and is still kept
 */
public record DeliveryFacts(UUID id, UUID ticket, @Nullable UUID message, MailKind kind, String recipient,
        DeliveryState state, int attempts, int copies, @Nullable String lastError, @Nullable Instant nextAt,
        Instant queuedAt, Instant changedAt, boolean resendable) {}
