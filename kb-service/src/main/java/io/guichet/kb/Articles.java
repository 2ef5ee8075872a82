package io.guichet.kb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.bson.Document;
import org.bson.conversions.Bson;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.guichet.events.ArticleEvent;
import io.guichet.events.Envelope;
import io.guichet.kb.outbox.PendingEvent;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;

/** The articles in MongoDB, which has no transactions here: each write is one document, its pending event included. */
@Singleton
class Articles {

    private final ReactiveMongoCollection<Document> documents;
    private final Creations creations;

    Articles(ReactiveMongoDatabase database, Creations creations) {
        this.documents = database.getCollection(KbDatabase.ARTICLES);
        this.creations = creations;
    }

    /** Adds an article; for a creation that was carried out already, gives its article as it was then. */
    Uni<Article> add(Article article, Optional<Creation> creation) {
        var document = new Document(ArticleDocument.ID, article.id().toString());
        document.putAll(ArticleDocument.of(article));
        creation.ifPresent(key -> document.append(ArticleDocument.CREATION, creations.of(key, article)));
        return documents.insertOne(document).replaceWith(article)
                .onFailure(Articles::isDuplicate).recoverWithUni(duplicate -> creations
                        .repeated(creation.orElseThrow(), article)
                        .chain(first -> first.map(known -> Uni.createFrom().item(known))
                                .orElseGet(() -> add(article, creation))));
    }

    /** Fails with {@link ArticleNotFound}. */
    Uni<Article> get(UUID id) {
        return documents.find(Filters.eq(ArticleDocument.ID, id.toString())).toUni()
                .onItem().ifNull().failWith(() -> new ArticleNotFound(id))
                .map(ArticleDocument::read);
    }

    /** Replaces an article that is still at the given revision; fails with {@link ArticleChangedMeanwhile} if not. */
    Uni<Article> save(long revision, Article article, Optional<Envelope<ArticleEvent>> event) {
        var updates = new ArrayList<Bson>();
        ArticleDocument.of(article).forEach((field, value) -> updates.add(Updates.set(field, value)));
        event.ifPresent(told -> updates.add(
                Updates.push(ArticleDocument.PENDING, PendingEvent.of(article.version(), told))));
        return documents.updateOne(Filters.and(Filters.eq(ArticleDocument.ID, article.id().toString()),
                Filters.eq(ArticleDocument.REVISION, revision)), Updates.combine(updates))
                .map(result -> {
                    if (result.getMatchedCount() == 0) {
                        throw new ArticleChangedMeanwhile(article.id());
                    }
                    return article;
                });
    }

    /** Newest first: ids sort by the time at which they were given. */
    Uni<List<Article>> list(ArticleFilter filter, Reader reader, Optional<UUID> before, int limit) {
        var found = new FindOptions().filter(filter(filter, reader, before))
                .sort(Sorts.descending(ArticleDocument.ID)).limit(limit);
        return documents.find(found).map(ArticleDocument::read).collect().asList();
    }

    private static Bson filter(ArticleFilter filter, Reader reader, Optional<UUID> before) {
        var all = new ArrayList<Bson>();
        all.add(Filters.exists(ArticleDocument.ID));
        before.ifPresent(id -> all.add(Filters.lt(ArticleDocument.ID, id.toString())));
        var drafts = reader.drafts();
        filter.language().ifPresent(language -> all
                .add(Filters.eq(drafts ? ArticleDocument.LANGUAGE : ArticleDocument.PUBLISHED_LANGUAGE, language)));
        filter.department().ifPresent(department -> all.add(Filters
                .eq(drafts ? ArticleDocument.DEPARTMENT : ArticleDocument.PUBLISHED_DEPARTMENT, department)));
        filter.published().ifPresent(published -> all.add(published
                ? Filters.ne(ArticleDocument.PUBLICATION, null)
                : Filters.eq(ArticleDocument.PUBLICATION, null)));
        if (!drafts) {
            all.add(Filters.in(ArticleDocument.PUBLISHED_VISIBILITY,
                    reader.visible().stream().map(Enum::name).toList()));
        }
        return Filters.and(all);
    }

    static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
