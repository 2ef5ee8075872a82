package io.guichet.notification.webhook;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A request as administrators see it.
 *
 * @param event the {@code webhook-id} of each attempt
 * @param ticket absent for a ping
 * @param attempts since it was queued, or since somebody last had it sent again
 * @param lastStatus what was answered to the last attempt; absent when nothing was
 * @param lastReason what was last said against it
 * @param nextAt when it is tried again; absent unless it has been put off
 * @param resendable whether it failed or was delivered, and is still kept
 */
public record WebhookDeliveryFacts(UUID id, UUID event, String type, @Nullable UUID ticket,
        WebhookDeliveryState state, int attempts, @Nullable Integer lastStatus, @Nullable String lastReason,
        @Nullable Instant nextAt, Instant queuedAt, Instant changedAt, boolean resendable) {}
