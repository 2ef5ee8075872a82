package io.guichet.notification;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Lets webhooks be on this machine, and hurries them up. */
public final class WebhooksHere implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "guichet.webhooks.allow-private", "true",
                "guichet.webhooks.patience", "PT2S",
                "guichet.webhooks.pause", "PT3S",
                "guichet.webhooks.retry.first", "PT0.3S",
                "guichet.webhooks.secret", "a secret of this test, long enough");
    }

    @Override
    public void stop() {
        // There is nothing to stop.
    }
}
