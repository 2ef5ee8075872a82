package io.guichet.kb;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.ArticleEvent.Visibility;

/** An article as a MongoDB document. Ids are text, as in events and URLs; instants are dates. */
final class ArticleDocument {

    static final String ID = "_id";
    static final String REVISION = "revision";
    static final String LANGUAGE = "content.language";
    static final String DEPARTMENT = "content.department";
    static final String PUBLICATION = "publication";
    static final String PUBLISHED_VISIBILITY = "publication.content.visibility";
    static final String PUBLISHED_LANGUAGE = "publication.content.language";
    static final String PUBLISHED_DEPARTMENT = "publication.content.department";
    static final String PENDING = "pending";
    static final String PENDING_VERSION = "pending.version";
    static final String CREATION = "creation";
    static final String CREATION_KEY = "creation.key";

    private ArticleDocument() {}

    /** All of the article but its id. */
    static Document of(Article article) {
        return new Document(REVISION, article.revision())
                .append("version", article.version())
                .append("content", of(article.content()))
                .append(PUBLICATION, article.publication() == null ? null : of(article.publication()))
                .append("createdAt", Date.from(article.createdAt()))
                .append("updatedAt", Date.from(article.updatedAt()))
                .append("updatedBy", of(article.updatedBy()));
    }

    static Document of(Content content) {
        return new Document("title", content.title())
                .append("body", content.body())
                .append("language", content.language())
                .append("department", content.department())
                .append("category", content.category())
                .append("keywords", content.keywords())
                .append("visibility", content.visibility().name())
                .append("translationOf", content.translationOf() == null ? null : content.translationOf().toString());
    }

    static Article read(Document document) {
        return new Article(UUID.fromString(document.getString(ID)), number(document, REVISION),
                number(document, "version"), content(part(document, "content")),
                Optional.ofNullable(document.get(PUBLICATION, Document.class)).map(ArticleDocument::publication)
                        .orElse(null),
                instant(document, "createdAt"), instant(document, "updatedAt"), actor(part(document, "updatedBy")));
    }

    private static Document of(Publication publication) {
        return new Document("content", of(publication.content()))
                .append("at", Date.from(publication.at()))
                .append("by", of(publication.by()));
    }

    private static Document of(Actor actor) {
        return new Document("kind", actor.kind().name())
                .append("id", actor.id() == null ? null : actor.id().toString())
                .append("name", actor.name());
    }

    private static Publication publication(Document document) {
        return new Publication(content(part(document, "content")), instant(document, "at"),
                actor(part(document, "by")));
    }

    private static Content content(Document document) {
        return new Content(document.getString("title"), document.getString("body"), document.getString("language"),
                document.getString("department"), document.getString("category"),
                document.getList("keywords", String.class, List.of()),
                Visibility.valueOf(document.getString("visibility")), id(document, "translationOf"));
    }

    private static Actor actor(Document document) {
        return new Actor(Actor.Kind.valueOf(document.getString("kind")), id(document, "id"),
                document.getString("name"));
    }

    private static @Nullable UUID id(Document document, String field) {
        var text = document.getString(field);
        return text == null ? null : UUID.fromString(text);
    }

    private static long number(Document document, String field) {
        return ((Number) Objects.requireNonNull(document.get(field), field)).longValue();
    }

    private static Instant instant(Document document, String field) {
        return Objects.requireNonNull(document.getDate(field), field).toInstant();
    }

    private static Document part(Document document, String field) {
        return Objects.requireNonNull(document.get(field, Document.class), field);
    }
}
