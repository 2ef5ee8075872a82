package io.guichet.kb;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.guichet.http.Sha256;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;

/**
 * Makes the creation of an article count once: its key is part of the article's own document, under a unique index.
 * Kept for 24 hours.
 */
@Singleton
class Creations {

    private static final Duration KEPT = Duration.ofHours(24);

    private final ReactiveMongoCollection<Document> articles;

    Creations(ReactiveMongoDatabase database) {
        this.articles = database.getCollection(KbDatabase.ARTICLES);
    }

    /** What the document of an article says of its creation. */
    Document of(Creation creation, Article article) {
        return new Document("key", creation.asText())
                .append("hash", hash(article.content()))
                .append("at", Date.from(article.createdAt()));
    }

    /**
     * The article that an earlier request with the same key created, as it was then; empty when the key is free again.
     * Fails with {@link KeyOfAnotherArticle} when that article said something else.
     */
    Uni<Optional<Article>> repeated(Creation creation, Article asked) {
        return articles.find(Filters.eq(ArticleDocument.CREATION_KEY, creation.asText())).toUni()
                .chain(found -> found == null
                        ? Uni.createFrom().item(Optional.<Article>empty())
                        : first(found, asked));
    }

    private Uni<Optional<Article>> first(Document found, Article asked) {
        var creation = Objects.requireNonNull(found.get(ArticleDocument.CREATION, Document.class));
        var at = Objects.requireNonNull(creation.getDate("at")).toInstant();
        if (at.plus(KEPT).isBefore(asked.createdAt())) {
            return forget(found).replaceWith(Optional.empty());
        }
        if (!hash(asked.content()).equals(creation.getString("hash"))) {
            return Uni.createFrom().failure(new KeyOfAnotherArticle());
        }
        var id = UUID.fromString(found.getString(ArticleDocument.ID));
        var first = new Article(id, 1, 0, asked.content(), null, at, at, asked.updatedBy());
        return Uni.createFrom().item(Optional.of(first));
    }

    private Uni<@Nullable Object> forget(Document found) {
        return articles.updateOne(Filters.and(Filters.eq(ArticleDocument.ID, found.getString(ArticleDocument.ID)),
                Filters.eq(ArticleDocument.CREATION, found.get(ArticleDocument.CREATION))),
                Updates.unset(ArticleDocument.CREATION)).replaceWith(() -> null);
    }

    private static String hash(Content content) {
        return Sha256.hex(ArticleDocument.of(content).toJson().getBytes(StandardCharsets.UTF_8));
    }
}
