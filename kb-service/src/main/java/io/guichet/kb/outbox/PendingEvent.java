package io.guichet.kb.outbox;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Objects;
import java.util.UUID;

import org.bson.Document;

import io.guichet.events.Envelope;
import io.guichet.reliable.KafkaRecord;

/** An event that waits in its article's document until Kafka has it. */
public record PendingEvent(UUID article, long version, KafkaRecord content) {

    static final String VERSION = "version";

    /** As it is pushed into the article's document. */
    public static Document of(long version, Envelope<?> envelope) {
        var content = KafkaRecord.of(envelope);
        return new Document(VERSION, version)
                .append("topic", content.topic())
                .append("headers", new Document(new HashMap<>(content.headers())))
                .append("payload", new String(content.payload(), StandardCharsets.UTF_8));
    }

    static PendingEvent read(UUID article, Document document) {
        var headers = new HashMap<String, String>();
        Objects.requireNonNull(document.get("headers", Document.class))
                .forEach((name, value) -> headers.put(name, String.valueOf(value)));
        var version = ((Number) Objects.requireNonNull(document.get(VERSION))).longValue();
        return new PendingEvent(article, version, new KafkaRecord(document.getString("topic"), article.toString(),
                headers, document.getString("payload").getBytes(StandardCharsets.UTF_8)));
    }
}
