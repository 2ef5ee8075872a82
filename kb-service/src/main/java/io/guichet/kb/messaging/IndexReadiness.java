package io.guichet.kb.messaging;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that does not yet find every article takes no requests. */
@Readiness
@Singleton
class IndexReadiness implements HealthCheck {

    private final ArticleTopic topic;

    IndexReadiness(ArticleTopic topic) {
        this.topic = topic;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("index").status(topic.caughtUp()).build();
    }
}
