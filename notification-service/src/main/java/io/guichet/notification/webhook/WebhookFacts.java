package io.guichet.notification.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as administrators see it.
 *
 * @param disabledReason why it was disabled, when it was not an administrator who did so
 * @param secret shown once: in the answer that tells of its creation or rotation
 * @param oldSecretUntil until when the secret before the last rotation signs as well
 * @param failures attempts that failed since the last one that did not
 * @param pausedUntil while it fails: when it is tried again, with one request
 */
public record WebhookFacts(String key, String name, String url, boolean enabled, @Nullable String disabledReason,
        @Nullable String secret, @Nullable Instant oldSecretUntil, int failures, @Nullable Instant pausedUntil,
        long version, String changedBy, Instant changedAt) {}
