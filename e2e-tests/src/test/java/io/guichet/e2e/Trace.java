package io.guichet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Topic;
import io.guichet.events.Topics;

/** Events of all topics, in the order of their instants. */
record Trace(List<Step> steps) {

    /** One event. */
    record Step(String id, Instant at, String topic, String type, String key, String payload) {}

    /** Of one ticket. */
    static Trace of(String kafka, String ticket) {
        return all(kafka).about(ticket);
    }

    /** Of everything that the topics hold. */
    static Trace all(String kafka) {
        try (var consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringDeserializer(), new StringDeserializer())) {
            var partitions = Topics.all().stream().map(Topic::name)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var steps = new ArrayList<Step>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (event.value() != null) {
                        steps.add(step(event));
                    }
                });
            }
            steps.sort(Comparator.comparing(Step::at));
            return new Trace(List.copyOf(steps));
        }
    }

    /** What concerns one ticket. */
    Trace about(String ticket) {
        return new Trace(steps.stream().filter(step -> step.payload().contains(ticket)).toList());
    }

    /** How often an event of this type happened; one that was sent twice, with one id, happened once. */
    long count(String type) {
        return ids(type).size();
    }

    /** The ids of the events of this type. */
    Set<String> ids(String type) {
        return of(type).map(Step::id).collect(Collectors.toSet());
    }

    /** What the events of this type say, each once. */
    Set<String> payloads(String type) {
        return of(type).map(Step::payload).collect(Collectors.toSet());
    }

    private Stream<Step> of(String type) {
        return steps.stream().filter(step -> step.type().equals("io.guichet." + type));
    }

    /** Keeps it as a table, to be looked at. */
    void write(Path file) {
        var table = steps.stream()
                .map(step -> "| %s | `%s` | %s | `%s` |%n".formatted(step.at(), step.topic(), step.type(), step.key()))
                .collect(Collectors.joining("", "| at | topic | type | key |%n|---|---|---|---|%n".formatted(), ""));
        try {
            Files.writeString(file, table);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Step step(ConsumerRecord<String, String> event) {
        return new Step(header(event, CloudHeaders.ID), Instant.parse(header(event, CloudHeaders.TIME)),
                event.topic(), header(event, CloudHeaders.TYPE), event.key(), event.value());
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
