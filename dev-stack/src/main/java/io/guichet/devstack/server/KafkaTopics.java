package io.guichet.devstack.server;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import io.guichet.events.Topic;

/** Makes the topics of the list in {@code events}; those that exist stay as they are. */
public final class KafkaTopics {

    private final String bootstrapServers;

    public KafkaTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** As the list says, with one replica. */
    public void create(Collection<Topic> topics) throws IOException {
        create(topics.stream().map(topic -> newTopic(topic.name(), topic.partitions(), topic.settings())).toList());
    }

    /** For a test: under a prefix, with few partitions and small segments. */
    public void createCheap(Collection<Topic> topics, String prefix, int partitions) throws IOException {
        create(topics.stream().map(topic -> {
            var configuration = new HashMap<>(topic.settings());
            configuration.put(TopicConfig.SEGMENT_INDEX_BYTES_CONFIG, "65536");
            return newTopic(prefix + topic.name(), partitions, configuration);
        }).toList());
    }

    /** Removes every topic whose name begins with the prefix. */
    public void deleteAll(String prefix) throws IOException {
        try (var admin = admin()) {
            var names = admin.listTopics().names().get().stream().filter(name -> name.startsWith(prefix)).toList();
            admin.deleteTopics(names).all().get();
        } catch (ExecutionException e) {
            throw new IOException("Kafka did not delete the topics " + prefix + "*", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void create(List<NewTopic> topics) throws IOException {
        try (var admin = admin()) {
            for (var created : admin.createTopics(topics).values().entrySet()) {
                try {
                    created.getValue().get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IOException("Kafka did not create the topic " + created.getKey(), e.getCause());
                    }
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static NewTopic newTopic(String name, int partitions, Map<String, String> configuration) {
        return new NewTopic(name, partitions, (short) 1).configs(configuration);
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while talking to Kafka", e);
    }
}
