package io.guichet.events;

import java.time.Duration;
import java.util.Map;

/**
 * A Kafka topic.
 *
 * @param retention how long records are kept; of a compacted topic, how long a deletion is remembered
 */
public record Topic(String name, int partitions, Duration retention, boolean compacted) {

    /** What Kafka is told about it, in the names of Kafka's own topic configuration. */
    public Map<String, String> settings() {
        var kept = Long.toString(retention.toMillis());
        return compacted
                ? Map.of("cleanup.policy", "compact", "delete.retention.ms", kept)
                : Map.of("cleanup.policy", "delete", "retention.ms", kept);
    }
}
