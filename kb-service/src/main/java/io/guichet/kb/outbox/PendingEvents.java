package io.guichet.kb.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.bson.Document;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;

import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;

/** All events that wait in the documents of their articles. */
@Singleton
public class PendingEvents {

    private static final String ID = "_id";
    private static final String PENDING = "pending";

    private final ReactiveMongoCollection<Document> articles;
    private final ReactiveMongoCollection<Document> refused;

    PendingEvents(ReactiveMongoDatabase database) {
        this.articles = database.getCollection("articles");
        this.refused = database.getCollection("refused");
    }

    /** The events of so many articles at most, those of one article together and in the order of their versions. */
    public Uni<List<PendingEvent>> next(int limit) {
        return articles.find(new FindOptions().filter(Filters.gt(PENDING + "." + PendingEvent.VERSION, 0L))
                .projection(Projections.include(PENDING)).limit(limit))
                .onItem().transformToIterable(document -> events(document).toList())
                .collect().asList();
    }

    /** Forgets the events of an article up to this version. */
    public Uni<Void> sent(UUID article, long version) {
        return articles.updateOne(Filters.eq(ID, article.toString()),
                Updates.pull(PENDING, Filters.lte(PendingEvent.VERSION, version)))
                .replaceWithVoid();
    }

    /** Keeps an event that the broker will never take, for somebody to look at. */
    public Uni<Void> refuse(PendingEvent event) {
        var id = event.article() + " " + event.version();
        return refused.findOneAndUpdate(Filters.eq(ID, id), Updates.combine(
                Updates.set("headers", new Document(new HashMap<>(event.content().headers()))),
                Updates.set("payload", new String(event.content().payload(), StandardCharsets.UTF_8))),
                new FindOneAndUpdateOptions().upsert(true))
                .replaceWithVoid();
    }

    private static Stream<PendingEvent> events(Document document) {
        var article = UUID.fromString(document.getString(ID));
        return document.getList(PENDING, Document.class).stream()
                .map(pending -> PendingEvent.read(article, pending))
                .sorted(Comparator.comparingLong(PendingEvent::version));
    }
}
