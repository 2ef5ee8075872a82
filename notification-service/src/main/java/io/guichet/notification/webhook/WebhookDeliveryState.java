package io.guichet.notification.webhook;

/** How far a request has come. */
public enum WebhookDeliveryState {
    /** It will be sent, or tried again. */
    QUEUED,
    /** The webhook took it. */
    DELIVERED,
    /** It did not, and is not tried any more. */
    FAILED
}
