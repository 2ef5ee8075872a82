package io.guichet.reliable;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where Kafka is. */
@ConfigMapping(prefix = "guichet.kafka")
public interface KafkaConfig {

    /** Addresses of brokers, {@code host:port}, separated by commas. */
    @WithDefault("${GUICHET_KAFKA:127.0.0.1:9092}")
    String bootstrap();

    /** Put before the name of every topic, so that two installations may share a cluster. */
    @WithDefault("${GUICHET_TOPIC_PREFIX:}")
    Optional<String> topicPrefix();

    /** The full name of a topic. */
    default String topic(String name) {
        return topicPrefix().orElse("") + name;
    }
}
