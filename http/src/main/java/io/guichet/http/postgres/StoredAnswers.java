package io.guichet.http.postgres;

import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.guichet.http.Sha256;

/** Turns answers into what is kept, and back. */
@Singleton
class StoredAnswers {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {
    };

    private final ObjectMapper json;

    StoredAnswers(ObjectMapper json) {
        this.json = json;
    }

    StoredAnswer written(Answer answer) {
        return new StoredAnswer(answer.status(), answer.headers(), answer.body() == null ? null : text(answer.body()));
    }

    /** A row: hash, status, headers, body. */
    StoredAnswer read(Object[] row) {
        try {
            return new StoredAnswer(((Number) row[1]).intValue(), json.readValue((String) row[2], HEADERS),
                    (String) row[3]);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A stored answer cannot be read", failure);
        }
    }

    String headers(StoredAnswer answer) {
        return text(answer.headers());
    }

    String hash(Object body) {
        try {
            var canonical = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsBytes(body);
            return Sha256.hex(canonical);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("The body of the request cannot be written as JSON", failure);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("The answer cannot be written as JSON", failure);
        }
    }
}
