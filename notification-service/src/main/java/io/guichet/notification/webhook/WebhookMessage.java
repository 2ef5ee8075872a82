package io.guichet.notification.webhook;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told.
 *
 * @param event the id by which the receiver knows it again
 * @param type for example {@code sla.escalation.due}
 * @param ticket absent for a ping
 * @param body JSON
 */
record WebhookMessage(UUID event, String type, @Nullable UUID ticket, String body) {}
