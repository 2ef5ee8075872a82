package io.guichet.kb.web;

import java.util.Objects;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.kb.Reader;
import io.guichet.kb.search.Question;

/** A customer's letter, for which articles are sought. */
record SuggestionRequest(
        @NotNull @Size(max = 100_000) String text,
        @Size(max = 1_000) @Nullable String subject,
        @Pattern(regexp = ArticleRequest.LANGUAGE, message = "must be a language tag such as fr or en-GB") @Nullable String language,
        @Pattern(regexp = ArticleRequest.KEY, message = "must be a key such as support-fr") @Nullable String department,
        @Min(1) @Max(MOST) @Nullable Integer limit) {

    static final int MOST = 20;
    static final int USUAL = 5;

    Question question(Reader reader) {
        return new Question(Objects.requireNonNullElse(subject, ""), text,
                Optional.ofNullable(language), Optional.ofNullable(department), reader.visible(),
                Objects.requireNonNullElse(limit, USUAL));
    }
}
