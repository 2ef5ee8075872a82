package io.guichet.kb;

import java.time.Duration;
import java.util.UUID;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClients;

import io.guichet.devstack.TestStack;
import io.quarkus.mongodb.impl.ReactiveMongoClientImpl;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;

/**
 * An empty database of the shared server, or of a real MongoDB whose connection string, without a database, is in the
 * environment variable {@code GUICHET_TEST_MONGO_URL}.
 */
public final class TestMongo implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReactiveMongoClient client;
    private final ReactiveMongoDatabase database;

    public TestMongo() {
        var real = System.getenv("GUICHET_TEST_MONGO_URL");
        var url = new ConnectionString(real == null ? TestStack.shared().mongoUrl() : real);
        client = new ReactiveMongoClientImpl(MongoClients.create(url));
        var name = url.getDatabase();
        database = client.getDatabase(name == null ? "kb_" + UUID.randomUUID().toString().substring(0, 8) : name);
    }

    public ReactiveMongoDatabase database() {
        return database;
    }

    @CanIgnoreReturnValue
    public static <T> T result(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        result(database.drop());
        client.close();
    }
}
