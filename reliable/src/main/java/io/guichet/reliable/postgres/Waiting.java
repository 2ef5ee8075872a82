package io.guichet.reliable.postgres;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.reliable.KafkaRecord;
import io.vertx.mutiny.sqlclient.Row;

/** A row of the outbox. */
record Waiting(long seq, KafkaRecord content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Waiting of(Row row) {
        return new Waiting(row.getLong("seq"), new KafkaRecord(row.getString("topic"), row.getString("key"),
                headers(row.getString("headers")), row.getBuffer("payload").getBytes()));
    }

    /** Rows of the same line keep their order. */
    String line() {
        return content.topic() + " " + content.key();
    }

    private static Map<String, String> headers(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {
            });
        } catch (IOException impossible) {
            throw new IllegalStateException("Only an outbox writes headers: " + json, impossible);
        }
    }
}
