package io.guichet.notification.webhook.client;

import java.net.URI;
import java.util.Map;

/**
 * What is to be sent.
 *
 * @param headers beside those that say what the body is
 * @param body JSON
 */
public record WebhookRequest(URI url, Map<String, String> headers, String body) {

    public WebhookRequest {
        headers = Map.copyOf(headers);
    }
}
