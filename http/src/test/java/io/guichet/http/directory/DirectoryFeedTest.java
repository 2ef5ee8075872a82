package io.guichet.http.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import io.guichet.events.Cause;
import io.guichet.events.CloudHeaders;
import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.AgentDisabled;
import io.guichet.events.Envelope;
import io.guichet.events.EventCodec;
import io.guichet.events.Topics;
import io.guichet.reliable.KafkaConfig;
import io.guichet.testing.Management;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DirectoryFeedTest {

    /** Enough for a machine that builds everything else at the same time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Directory directory;

    @Inject
    KafkaConfig kafka;

    @Test
    void what_routing_publishes_is_known_here_and_a_disabled_agent_is_shut_out() throws Exception {
        var heard = new CopyOnWriteArrayList<DirectoryEvent>();
        directory.onChange(heard::add);
        var agent = new Agent(UUID.randomUUID(), "New Agent", "new@demo.guichet.example", "agent", List.of(),
                List.of(), null, 20, true, null, null, null, null, null, null);
        var token = Tokens.person(agent.id(), agent.email(), agent.name());

        publish(new AgentChanged(agent, 1));
        await().atMost(PATIENCE).until(() -> directory.agent(agent.id()).isPresent());
        given().auth().oauth2(token).get("/api/v1/things/me").then().statusCode(200).body("kind", equalTo("Person"));

        publish(new AgentDisabled(agent, 2));
        await().atMost(PATIENCE).until(() -> heard.stream().anyMatch(AgentDisabled.class::isInstance));
        given().auth().oauth2(token).get("/api/v1/things/me").then().statusCode(403);
        assertThat(directory.agent(agent.id())).hasValueSatisfying(known -> assertThat(known.active()).isFalse());
    }

    @Test
    void the_service_is_ready_once_the_topic_has_been_read() {
        await().atMost(PATIENCE).untilAsserted(() -> given().get(Management.uri("health/ready")).then().statusCode(200)
                .body("checks.find { it.name == 'directory' }.status", equalTo("UP")));
    }

    private void publish(DirectoryEvent event) throws Exception {
        var envelope = new Envelope<>(UUID.randomUUID(), Instant.now(), "/guichet/routing", Cause.request("test"), null,
                event);
        var record = new ProducerRecord<>(kafka.topic(Topics.DIRECTORY.name()), event.key(), EventCodec.encode(event));
        CloudHeaders.of(envelope).forEach(
                (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka.bootstrap()), new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
