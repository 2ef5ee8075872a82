package io.guichet.kb;

import java.util.Objects;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.bson.Document;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.quarkus.runtime.StartupEvent;

/** The database of this service, with its indexes. */
class KbDatabase {

    static final String ARTICLES = "articles";

    @Produces
    @Singleton
    static ReactiveMongoDatabase database(ReactiveMongoClient client, KbConfig config) {
        return client.getDatabase(name(config));
    }

    /** On the main thread, before any request: the unique index is what makes a creation key count once. */
    void prepare(@Observes StartupEvent starting, MongoClient client, KbConfig config) {
        var articles = client.getDatabase(name(config)).getCollection(ARTICLES, Document.class);
        var ignored = articles.createIndex(Indexes.ascending(ArticleDocument.CREATION_KEY),
                new IndexOptions().unique(true).sparse(true));
        ignored = articles.createIndex(Indexes.ascending(ArticleDocument.PENDING_VERSION));
    }

    private static String name(KbConfig config) {
        return Objects.requireNonNullElse(new ConnectionString(config.mongoUrl()).getDatabase(), "kb");
    }
}
