package io.guichet.kb.messaging;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A replica whose own index is broken is started again, and reads what it lacks from the topic. */
@Liveness
@Singleton
class IndexLiveness implements HealthCheck {

    private final ArticleTopic topic;

    IndexLiveness(ArticleTopic topic) {
        this.topic = topic;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("index").status(!topic.broken()).build();
    }
}
