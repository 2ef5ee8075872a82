package io.guichet.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.guichet.devstack.Checkout;
import io.guichet.devstack.Database;
import io.guichet.devstack.TestStack;
import io.guichet.devstack.process.Ports;
import io.guichet.devstack.process.ProcessLedger;
import io.guichet.devstack.server.Server;
import io.guichet.devstack.server.ServiceServer;

/** Several processes of sla-service on one database and one Kafka, and nothing else of Guichet. */
final class SlaReplicas implements AutoCloseable {

    private static final Path HOME = Path.of("target", "replicas").toAbsolutePath();

    private final TestStack stack = TestStack.shared();
    private final Database database = stack.freshDatabase("sla");
    private final String prefix = stack.freshTopicPrefix();
    private final List<Server> replicas = new ArrayList<>();

    /** Starts them, the first one alone: it makes the tables. */
    SlaReplicas(int number) {
        IntStream.rangeClosed(1, number).mapToObj(this::replica).forEach(replicas::add);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::killAll));
        replicas.forEach(SlaReplicas::start);
    }

    String kafka() {
        return stack.kafka();
    }

    /** The name of a topic in this installation. */
    String topic(String name) {
        return prefix + name;
    }

    Database database() {
        return database;
    }

    /** Ends one at once, as a power cut would, and starts it again. */
    void killAndRestart(int index) {
        var replica = replicas.get(index);
        kill(replica);
        start(replica);
    }

    @Override
    public void close() {
        killAll();
        stack.drop(database);
        stack.dropTopics(prefix);
    }

    private void killAll() {
        replicas.forEach(SlaReplicas::kill);
    }

    private Server replica(int number) {
        var checkout = Checkout.find();
        var name = "sla-" + number;
        var port = Ports.free();
        var environment = Map.of("GUICHET_HTTP_PORT", Integer.toString(Ports.free()), "GUICHET_MANAGEMENT_PORT",
                Integer.toString(port), "GUICHET_KAFKA", stack.kafka(),
                "GUICHET_TOPIC_PREFIX", prefix, "GUICHET_DB_URL", database.url(), "GUICHET_DB_USER", database.user(),
                "GUICHET_DB_PASSWORD", database.password());
        return new ServiceServer(new ServiceServer.Settings(name, port, checkout.application("sla"), checkout.leash(),
                HOME.resolve(name), environment, HOME.resolve(name + ".log")), new ProcessLedger(HOME));
    }

    private static void start(Server replica) {
        try {
            replica.start();
        } catch (IOException failure) {
            throw new AssertionError(replica.name() + " does not start; see " + HOME, failure);
        }
    }

    private static void kill(Server replica) {
        replica.process().flatMap(process -> ProcessHandle.of(process.pid())).ifPresent(process -> {
            if (process.isAlive() && !process.destroyForcibly() || process.onExit().join().isAlive()) {
                throw new AssertionError(replica.name() + " could not be killed");
            }
        });
    }
}
