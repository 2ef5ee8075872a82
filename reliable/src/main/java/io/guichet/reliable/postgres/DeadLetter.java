package io.guichet.reliable.postgres;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;

import io.guichet.events.Topics;
import io.guichet.reliable.KafkaRecord;

/** The record of an event that a service could not process, with the reason, as it goes to the dead letters. */
final class DeadLetter {

    static final String TOPIC = "guichet_topic";
    static final String PARTITION = "guichet_partition";
    static final String OFFSET = "guichet_offset";
    static final String REASON = "guichet_reason";
    static final String STACK = "guichet_stack";
    static final String FAILED_AT = "guichet_failed_at";

    // A header is read by people: the beginning of a stack says enough.
    private static final int LONGEST_STACK = 4_000;

    private DeadLetter() {}

    static KafkaRecord of(Heard.Source source, String service, Throwable failure, Instant now) {
        var headers = new LinkedHashMap<>(source.headers());
        headers.put(TOPIC, source.topic());
        headers.put(PARTITION, Integer.toString(source.partition()));
        headers.put(OFFSET, Long.toString(source.offset()));
        headers.put(REASON, String.valueOf(failure.getMessage()));
        headers.put(STACK, stack(failure));
        headers.put(FAILED_AT, now.toString());
        var key = source.key() == null ? source.eventId().toString() : source.key();
        return new KafkaRecord(Topics.deadLetters(service).name(), key, headers, source.payload());
    }

    private static String stack(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().substring(0, Math.min(text.getBuffer().length(), LONGEST_STACK));
    }
}
