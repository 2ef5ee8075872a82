package io.guichet.notification.webhook.client;

import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The configuration as it is read, with a few values of a test. */
public final class TestConfig {

    private TestConfig() {}

    public static WebhookConfig of(Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(WebhookConfig.class)
                .withDefaultValues(values).build().getConfigMapping(WebhookConfig.class);
    }
}
