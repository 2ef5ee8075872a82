package io.guichet.notification.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Letters as JSON, as they wait in the database. */
final class LetterCodec {

    /** Lenient: an older version of the service may have written it. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private LetterCodec() {}

    static String write(Letter letter) {
        try {
            return JSON.writeValueAsString(letter);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A letter is texts", impossible);
        }
    }

    static Letter read(String json) {
        try {
            return JSON.readValue(json, Letter.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Not a letter that this service wrote", failure);
        }
    }
}
