package io.guichet.reliable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

import io.guichet.devstack.TestStack;
import io.guichet.events.Topics;

class TopicsToolTest {

    private static final TestStack STACK = TestStack.shared();

    @Test
    void what_is_missing_is_made_and_what_exists_stays_as_it_is() throws Exception {
        var prefix = "tool" + new Ids().next() + ".";
        var tool = new TopicsTool(settings(prefix, "1", "1"));
        try (var admin = Admin.create(Map.of("bootstrap.servers", STACK.kafka()))) {
            admin.createTopics(List.of(new NewTopic(prefix + Topics.SLA.name(), 2, (short) 1))).all().get();

            var made = tool.make();

            assertThat(made).hasSize(Topics.all().size() - 1).doesNotContain(prefix + Topics.SLA.name());
            assertThat(tool.make()).isEmpty();
            var topics = admin.describeTopics(List.of(prefix + Topics.SLA.name(), prefix + Topics.TICKETS.name()))
                    .allTopicNames().get();
            assertThat(topics).hasEntrySatisfying(prefix + Topics.SLA.name(),
                    topic -> assertThat(topic.partitions()).hasSize(2));
            assertThat(topics).hasEntrySatisfying(prefix + Topics.TICKETS.name(),
                    topic -> assertThat(topic.partitions()).hasSize(12));
            var articles = new ConfigResource(ConfigResource.Type.TOPIC, prefix + Topics.ARTICLES.name());
            assertThat(admin.describeConfigs(List.of(articles)).all().get()).hasEntrySatisfying(articles,
                    config -> assertThat(config.get("cleanup.policy").value()).isEqualTo("compact"));
        } finally {
            STACK.dropTopics(prefix);
        }
    }

    @Test
    void more_replicas_in_sync_than_there_are_would_stop_every_sender() {
        assertThatThrownBy(() -> new TopicsTool(settings("", "1", "2")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("GUICHET_TOPIC_MIN_ISR");
    }

    private static Map<String, String> settings(String prefix, String replication, String minIsr) {
        var settings = new HashMap<String, String>();
        settings.put("GUICHET_KAFKA", STACK.kafka());
        settings.put("GUICHET_TOPIC_PREFIX", prefix);
        settings.put("GUICHET_TOPIC_REPLICATION", replication);
        settings.put("GUICHET_TOPIC_MIN_ISR", minIsr);
        return settings;
    }
}
