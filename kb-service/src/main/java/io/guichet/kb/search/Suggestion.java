package io.guichet.kb.search;

import java.util.UUID;

/**
 * An article that may be the answer.
 *
 * @param language BCP 47 tag
 * @param excerpt plain text, the part of the article that is closest to the question
 * @param score higher is better; comparable within one answer only
 */
public record Suggestion(UUID id, String title, String language, String excerpt, float score) {}
