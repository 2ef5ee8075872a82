package io.guichet.reliable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import io.guichet.events.Topic;
import io.guichet.events.Topics;

/**
 * Makes the topics that are missing, before a first start; what exists stays as it is. A main class of its own, because
 * the image of a service holds everything it needs: {@code java -cp '/app/lib/main/*' io.guichet.reliable.TopicsTool}
 * with {@code GUICHET_KAFKA}, {@code GUICHET_TOPIC_PREFIX}, {@code GUICHET_TOPIC_REPLICATION} (3) and
 * {@code GUICHET_TOPIC_MIN_ISR} (2).
 */
public final class TopicsTool {

    private final String bootstrapServers;
    private final String prefix;
    private final short replication;
    private final int minIsr;

    /**
     * Reads what it needs.
     *
     * @param settings as in the environment
     * @throws IllegalArgumentException when one is missing, no number, or demands more replicas than there will be
     */
    TopicsTool(Map<String, String> settings) {
        this.bootstrapServers = Optional.ofNullable(settings.get("GUICHET_KAFKA"))
                .orElseThrow(() -> new IllegalArgumentException("GUICHET_KAFKA names no broker"));
        this.prefix = settings.getOrDefault("GUICHET_TOPIC_PREFIX", "");
        this.replication = Short.parseShort(settings.getOrDefault("GUICHET_TOPIC_REPLICATION", "3"));
        this.minIsr = Integer.parseInt(settings.getOrDefault("GUICHET_TOPIC_MIN_ISR", "2"));
        if (minIsr < 1 || minIsr > replication) {
            throw new IllegalArgumentException("GUICHET_TOPIC_MIN_ISR must be from 1 to GUICHET_TOPIC_REPLICATION ("
                    + replication + "), not " + minIsr);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            var made = new TopicsTool(System.getenv()).make();
            System.out.println(made.size() + " topics made, " + (Topics.all().size() - made.size()) + " were there");
        } catch (IllegalArgumentException | ExecutionException failure) {
            System.err.println("Topics: " + failure.getMessage());
            System.exit(1);
        }
    }

    /** Makes what is missing; the names of what it made. */
    List<String> make() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var existing = admin.listTopics().names().get();
            var missing = Topics.all().stream().map(this::described)
                    .filter(topic -> !existing.contains(topic.name())).toList();
            for (var creation : admin.createTopics(missing).values().values()) {
                try {
                    creation.get();
                } catch (ExecutionException failure) {
                    // Another job was quicker.
                    if (!(failure.getCause() instanceof TopicExistsException)) {
                        throw failure;
                    }
                }
            }
            return missing.stream().map(NewTopic::name).toList();
        }
    }

    private NewTopic described(Topic topic) {
        var settings = new HashMap<>(topic.settings());
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minIsr));
        return new NewTopic(prefix + topic.name(), topic.partitions(), replication).configs(settings);
    }
}
