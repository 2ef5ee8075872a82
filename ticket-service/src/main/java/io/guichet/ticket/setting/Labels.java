package io.guichet.ticket.setting;

import java.util.Map;
import java.util.stream.Stream;

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
        return texts.getOrDefault(nearest(language), "");
    }

    /** The language itself, without its region, if there is a text in it; else English, else any that there is. */
    public String nearest(String language) {
        return Stream.of(language, language.split("-", 2)[0], "en").filter(texts::containsKey).findFirst()
                .orElseGet(() -> texts.keySet().iterator().next());
    }
}
