package io.guichet.reliable.postgres;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.guichet.events.UnreadableEvent;
import io.guichet.reliable.KafkaRecord;

/** A record as it came from Kafka, decoded as far as it can be. */
sealed interface Heard<E extends GuichetEvent> {

    /** The record itself. */
    Source source();

    /** An event of the family that is heard. */
    record Known<E extends GuichetEvent>(Source source, Envelope<E> envelope) implements Heard<E> {}

    /** An event of a type that this version does not know: skipped. */
    record Unknown<E extends GuichetEvent>(Source source) implements Heard<E> {}

    /** Not what its headers promise: a dead letter. */
    record Unreadable<E extends GuichetEvent>(Source source, UnreadableEvent failure) implements Heard<E> {}

    /**
     * Where a record came from. A replayed one names the place where it was first read.
     *
     * @param topic without the installation's prefix
     */
    record Source(String topic, int partition, long offset, @Nullable String key, Map<String, String> headers,
            byte[] payload) {

        static Source of(ConsumerRecord<String, byte[]> record, String prefix) {
            var headers = KafkaRecord.text(record.headers());
            var payload = record.value() == null ? new byte[0] : record.value();
            var topic = headers.getOrDefault(DeadLetter.TOPIC, record.topic().substring(prefix.length()));
            var partition = headers.getOrDefault(DeadLetter.PARTITION, Integer.toString(record.partition()));
            var offset = headers.getOrDefault(DeadLetter.OFFSET, Long.toString(record.offset()));
            return new Source(topic, Integer.parseInt(partition), Long.parseLong(offset), record.key(), headers,
                    payload);
        }

        /** The event's id; where there is none that can be read, one made of the place of the record. */
        UUID eventId() {
            try {
                return UUID.fromString(headers.getOrDefault(CloudHeaders.ID, ""));
            } catch (IllegalArgumentException none) {
                return UUID.nameUUIDFromBytes(place().getBytes(StandardCharsets.UTF_8));
            }
        }

        /** The day under which the event is remembered: always the same for the same event. */
        LocalDate day() {
            try {
                return Instant.parse(headers.getOrDefault(CloudHeaders.TIME, "")).atOffset(ZoneOffset.UTC)
                        .toLocalDate();
            } catch (DateTimeException none) {
                return LocalDate.EPOCH;
            }
        }

        String place() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    static <E extends GuichetEvent> Heard<E> of(Source source, Class<E> family) {
        try {
            return CloudHeaders.read(source.headers(), source.payload())
                    .filter(envelope -> family.isInstance(envelope.event()))
                    .<Heard<E>>map(envelope -> new Known<>(source, envelope.as(family)))
                    .orElseGet(() -> new Unknown<>(source));
        } catch (UnreadableEvent failure) {
            return new Unreadable<>(source, failure);
        }
    }
}
