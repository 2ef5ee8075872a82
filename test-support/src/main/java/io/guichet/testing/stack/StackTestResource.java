package io.guichet.testing.stack;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.devstack.Database;
import io.guichet.devstack.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives a service under test the shared real servers by the configuration that it also reads in production, with a
 * database, topics and a MongoDB database of its own:
 * {@code @QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value =
 * "ticket"))}. Without {@code service} there is no PostgreSQL database.
 */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable String service;
    private @Nullable TestStack stack;
    private @Nullable Database database;
    private @Nullable String prefix;

    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.get("service");
    }

    @Override
    public Map<String, String> start() {
        // Beside other resources this one starts on a pool's thread, whose class loader may know another Kafka client.
        var thread = Thread.currentThread();
        var usual = thread.getContextClassLoader();
        thread.setContextClassLoader(StackTestResource.class.getClassLoader());
        try {
            return configuration();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Override
    public void stop() {
        if (stack != null && database != null) {
            stack.drop(database);
        }
        if (stack != null && prefix != null) {
            stack.dropTopics(prefix);
        }
    }

    private Map<String, String> configuration() {
        var servers = TestStack.shared();
        var topics = servers.freshTopicPrefix();
        stack = servers;
        prefix = topics;
        var configuration = new HashMap<>(Map.of(
                "GUICHET_KAFKA", servers.kafka(),
                "GUICHET_TOPIC_PREFIX", topics,
                "GUICHET_MONGO_URL", servers.mongoUrl(),
                "GUICHET_SMTP_HOST", "127.0.0.1",
                "GUICHET_SMTP_PORT", Integer.toString(servers.smtpPort()),
                "GUICHET_IMAP_HOST", "127.0.0.1",
                "GUICHET_IMAP_PORT", Integer.toString(servers.imapPort())));
        if (service != null) {
            configuration.putAll(freshDatabase(servers, service));
        }
        return configuration;
    }

    private Map<String, String> freshDatabase(TestStack servers, String owner) {
        var fresh = servers.freshDatabase(owner);
        database = fresh;
        return Map.of("GUICHET_DB_URL", fresh.url(), "GUICHET_DB_USER", fresh.user(),
                "GUICHET_DB_PASSWORD", fresh.password());
    }
}
