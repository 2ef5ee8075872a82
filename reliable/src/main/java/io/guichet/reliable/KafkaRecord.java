package io.guichet.reliable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.EventCodec;
import io.guichet.events.Topics;

/**
 * A record to be sent.
 *
 * @param topic without the installation's prefix
 */
public record KafkaRecord(String topic, String key, Map<String, String> headers, byte[] payload) {

    /** The event as CloudEvents 1.0 in binary mode. */
    public static KafkaRecord of(Envelope<?> envelope) {
        var event = envelope.event();
        return new KafkaRecord(Topics.of(event).name(), event.key(), CloudHeaders.of(envelope),
                EventCodec.encode(event));
    }

    /** The headers of a record as text. */
    public static Map<String, String> text(Headers headers) {
        var text = new HashMap<String, String>();
        headers.forEach(header -> {
            if (header.value() != null) {
                text.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return text;
    }

    ProducerRecord<String, byte[]> on(String fullTopic) {
        var sent = new ProducerRecord<String, byte[]>(fullTopic, key, payload);
        headers.forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return sent;
    }
}
