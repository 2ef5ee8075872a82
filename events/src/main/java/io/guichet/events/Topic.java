package io.guichet.events;

import java.time.Duration;

/**
 * A Kafka topic.
 *
 * @param retention how long records are kept; of a compacted topic, how long a deletion is remembered
 */
public record Topic(String name, int partitions, Duration retention, boolean compacted) {}
