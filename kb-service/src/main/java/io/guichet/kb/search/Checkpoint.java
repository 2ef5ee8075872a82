package io.guichet.kb.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How far a topic has been read.
 *
 * @param topic identity of the topic: one made anew under the same name has another
 * @param next the offset to read next, by partition
 * @param at when that was
 */
public record Checkpoint(String topic, Map<Integer, Long> next, Instant at) {

    private static final String FORMAT = "format";
    private static final String TOPIC = "topic";
    private static final String AT = "at";
    private static final String PARTITION = "partition-";

    public Checkpoint {
        next = Map.copyOf(next);
    }

    Map<String, String> asCommitData() {
        var data = new HashMap<>(Map.of(FORMAT, Fields.FORMAT, TOPIC, topic, AT, at.toString()));
        next.forEach((partition, offset) -> data.put(PARTITION + partition, Long.toString(offset)));
        return data;
    }

    static Optional<Checkpoint> read(@Nullable Iterable<Map.Entry<String, String>> commitData) {
        var data = new HashMap<String, String>();
        if (commitData != null) {
            commitData.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        if (!Fields.FORMAT.equals(data.get(FORMAT))) {
            return Optional.empty();
        }
        var next = new HashMap<Integer, Long>();
        data.forEach((key, value) -> {
            if (key.startsWith(PARTITION)) {
                next.put(Integer.valueOf(key.substring(PARTITION.length())), Long.valueOf(value));
            }
        });
        return Optional.of(new Checkpoint(data.getOrDefault(TOPIC, ""), next, Instant.parse(data.get(AT))));
    }
}
