package io.guichet.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What the knowledge base shows; published by kb-service on {@code guichet.articles}. */
public sealed interface ArticleEvent extends GuichetEvent {

    UUID articleId();

    long version();

    @Override
    default String key() {
        return articleId().toString();
    }

    /** An article can be read, or has changed. */
    record ArticlePublished(UUID articleId, long version, Article article, Instant at) implements ArticleEvent {}

    /** An article can no longer be read. */
    record ArticleWithdrawn(UUID articleId, long version, Instant at) implements ArticleEvent {}

    /**
     * An article.
     *
     * @param body CommonMark
     * @param translationOf the article that this one translates
     */
    record Article(String title, String body, String language, @Nullable String department, @Nullable String category,
            List<String> keywords, Visibility visibility, @Nullable UUID translationOf) {}

    /** Who may read an article. */
    enum Visibility {
        PUBLIC, CUSTOMERS, AGENTS
    }
}
