package io.guichet.ticket.setting;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A text in several languages, by two letters. */
public record Labels(@JsonValue Map<String, String> texts) {

    @JsonCreator
    public Labels {
        if (texts.isEmpty() || texts.values().stream().anyMatch(text -> text == null || text.isBlank())) {
            throw new IllegalArgumentException("give a text in at least one language, for example {\"fr\": \"Motif\"}");
        }
        texts = Map.copyOf(texts);
    }

    /** The text in this language, else in English, else in any. */
    public String in(String language) {
        var own = texts.get(language);
        return own != null ? own : texts.getOrDefault("en", texts.values().iterator().next());
    }
}
