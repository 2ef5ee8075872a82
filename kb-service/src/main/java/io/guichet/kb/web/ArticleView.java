package io.guichet.kb.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.ArticleEvent.Visibility;
import io.guichet.kb.Article;
import io.guichet.kb.Content;
import io.guichet.kb.Reader;

/**
 * An article as somebody may see it: what was published, or, to who writes articles, what is being written.
 *
 * @param unpublishedChanges whether readers still see something else
 */
record ArticleView(UUID id, String title, String body, String language, @Nullable String department,
        @Nullable String category, List<String> keywords, Visibility visibility, @Nullable UUID translationOf,
        Status status, boolean unpublishedChanges, @Nullable Instant publishedAt, Instant createdAt,
        Instant updatedAt) {

    /** Whether readers see the article. */
    enum Status {
        DRAFT, PUBLISHED
    }

    /** For a reader who may see the article. */
    static ArticleView of(Article article, Reader reader) {
        var content = reader.seen(article).orElseThrow();
        var publication = Optional.ofNullable(article.publication());
        var differs = publication.map(seen -> !seen.content().equals(content)).orElse(false);
        return of(article, content, publication.isPresent() ? Status.PUBLISHED : Status.DRAFT, differs,
                publication.map(seen -> seen.at()).orElse(null));
    }

    private static ArticleView of(Article article, Content content, Status status, boolean differs,
            @Nullable Instant publishedAt) {
        return new ArticleView(article.id(), content.title(), content.body(), content.language(),
                content.department(), content.category(), content.keywords(), content.visibility(),
                content.translationOf(), status, differs, publishedAt, article.createdAt(), article.updatedAt());
    }
}
