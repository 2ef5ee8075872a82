package io.guichet.events;

import java.io.IOException;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes the page that lists topics and events. */
final class Catalogue {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = """
            # Events

            Written from the code by `ContractTest` (`mvn -pl events test -Dgolden.update=true`).

            CloudEvents 1.0 on Kafka in binary mode: headers `ce_id` (UUIDv7), `ce_type`, `ce_source`, `ce_time`,
            `ce_subject`, `ce_cause` (the event or request that led to it), `ce_depth` (length of that chain; it stops
            at 10) and `traceparent`. The payload is JSON of at most 256 KiB. Fields are only ever added; an unknown
            type is skipped. A snapshot with a lower `version` than one already known is ignored.

            """;

    private Catalogue() {}

    static String markdown() {
        return HEAD + "## Topics\n\n| topic | partitions | kept |\n|---|---|---|\n"
                + Topics.all().stream().map(Catalogue::row).collect(Collectors.joining())
                + Samples.all().stream().map(Catalogue::section).collect(Collectors.joining());
    }

    static String pretty(GuichetEvent event) {
        try {
            return JSON.readTree(EventCodec.encode(event)).toPrettyString();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String row(Topic topic) {
        var kept = topic.compacted()
                ? "the last of each key; deletions %d days".formatted(topic.retention().toDays())
                : topic.retention().toDays() > 0
                        ? "%d days".formatted(topic.retention().toDays())
                        : "%d minutes".formatted(topic.retention().toMinutes());
        return "| `%s` | %d | %s |\n".formatted(topic.name(), topic.partitions(), kept);
    }

    private static String section(GuichetEvent event) {
        return "\n## %s\n\nOn `%s`, type `%s`.\n\n```json\n%s\n```\n".formatted(
                event.getClass().getSimpleName(), Topics.of(event).name(), event.type(), pretty(event));
    }
}
