package io.guichet.notification.webhook;

/** What administrators say of a webhook. */
public record WebhookSettings(String name, String url, boolean enabled) {}
