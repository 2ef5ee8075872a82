package io.guichet.kb.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.events.ArticleEvent.Article;
import io.guichet.events.ArticleEvent.ArticlePublished;
import io.guichet.events.ArticleEvent.Visibility;

/** The articles of the demo, and letters of customers who never saw them. */
final class Demo {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Demo() {}

    /** A letter, and the key of the article that answers it. */
    record Letter(String set, String expects, String language, String subject, String text) {

        @Override
        public String toString() {
            return "%s: %s".formatted(expects, subject);
        }
    }

    static UUID id(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, ArticlePublished> articles() {
        var articles = new HashMap<String, ArticlePublished>();
        for (var json : read("/demo/articles.json")) {
            var article = new Article(json.get("title").asText(), json.get("body").asText(),
                    json.get("language").asText(), null, text(json, "category"), texts(json.get("keywords")),
                    Visibility.valueOf(json.get("visibility").asText()),
                    json.has("translationOf") ? id(json.get("translationOf").asText()) : null);
            var key = json.get("key").asText();
            articles.put(key, new ArticlePublished(id(key), 1, article, Instant.EPOCH));
        }
        return articles;
    }

    static List<Letter> letters(String set) {
        var letters = new ArrayList<Letter>();
        for (var json : read("/tickets.json")) {
            letters.add(JSON.convertValue(json, Letter.class));
        }
        return letters.stream().filter(letter -> letter.set().equals(set)).toList();
    }

    private static JsonNode read(String resource) {
        try (var stream = Demo.class.getResourceAsStream(resource)) {
            return JSON.readTree(Objects.requireNonNull(stream, resource));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.has(field) ? json.get(field).asText() : null;
    }

    private static List<String> texts(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false).map(JsonNode::asText).toList();
    }
}
