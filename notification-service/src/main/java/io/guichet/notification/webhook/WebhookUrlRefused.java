package io.guichet.notification.webhook;

/** The address of a webhook is none that can be called. */
public final class WebhookUrlRefused extends RuntimeException {

    /** The detail completes a sentence that begins with "The address". */
    WebhookUrlRefused(String detail) {
        super(detail);
    }
}
