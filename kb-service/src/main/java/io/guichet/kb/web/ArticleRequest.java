package io.guichet.kb.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.events.ArticleEvent.Visibility;
import io.guichet.kb.Content;

/** What an article is to say. The limits keep its event under the 256 KiB that a record may have. */
record ArticleRequest(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 60_000) String body,
        @NotNull @Pattern(regexp = LANGUAGE, message = "must be a language tag such as fr or en-GB") String language,
        @Pattern(regexp = KEY, message = "must be a key such as support-fr") @Nullable String department,
        @Pattern(regexp = KEY, message = "must be a key such as billing") @Nullable String category,
        @Size(max = 50) @Nullable List<@NotBlank @Size(max = 100) String> keywords,
        @NotNull Visibility visibility,
        @Nullable UUID translationOf) {

    static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    static final String KEY = "[a-z0-9][a-z0-9-]{0,62}";

    Content content() {
        return new Content(title.strip(), body, language, department, category,
                Objects.requireNonNullElse(keywords, List.of()), visibility, translationOf);
    }
}
