package io.guichet.kb.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import io.guichet.reliable.KafkaConfig;

/** Tells a topic from another one that was made later under the same name. */
final class TopicIdentity {

    private TopicIdentity() {}

    /** The id that the brokers gave to the topic; fails when they cannot be reached or do not have it. */
    static CompletionStage<String> of(KafkaConfig config, String topic, Executor closing) {
        var name = config.topic(topic);
        var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000));
        return admin.describeTopics(List.of(name)).allTopicNames().toCompletionStage()
                .thenApply(topics -> Objects.requireNonNull(topics.get(name), name).topicId().toString())
                .whenCompleteAsync((id, failure) -> admin.close(Duration.ZERO), closing);
    }
}
