package io.guichet.devstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import io.guichet.devstack.process.ChildJvm;
import io.guichet.devstack.process.Ports;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.process.ProcessLedger;

/** A Kafka broker that is its own controller (KRaft), in a process of its own. */
public final class KafkaBroker implements Server {

    private static final List<String> FLAGS = List.of("-Xmx192m", "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS");

    /** One broker alone, with hundreds of partitions and little in each. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            // Topics come from the list in events; a misspelt name must fail instead of making a topic.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("log.index.size.max.bytes", "1048576"),
            // The default wants more memory than the whole broker has here.
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"));

    private final Settings settings;
    private final ProcessLedger ledger;
    private final ServerProcess process;

    /**
     * What a broker needs.
     *
     * @param libraries where the broker's jars are
     * @param leash the jar that holds child processes
     * @param data where its log segments and its configuration live
     */
    public record Settings(int port, Path libraries, Path leash, Path data, Path log) {}

    public KafkaBroker(Settings settings, ProcessLedger ledger) {
        this.settings = settings;
        this.ledger = ledger;
        this.process = new ServerProcess(ledger);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void start() throws IOException {
        if (!Files.isDirectory(settings.libraries())) {
            throw new StartFailed("the Kafka broker is not unpacked in " + settings.libraries()
                    + ": run mvn -q -Dquick -pl dev-stack/servers install");
        }
        var configuration = writeConfiguration();
        if (!Files.exists(settings.data().resolve("segments/meta.properties"))) {
            ServerProcess.run(child("kafka-format", List.of("kafka.tools.StorageTool", "format", "-t",
                    "R3VpY2hldC1kZXYtc3RhY2", "-c", configuration.toString())), ledger);
        }
        process.start(child(name(), List.of("kafka.Kafka", configuration.toString())), this::isHealthy);
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public boolean isHealthy() {
        return process.isAlive() && Ports.answers(settings.port()) && answersAsBroker();
    }

    @Override
    public Optional<ProcessIdentity> process() {
        return process.identity();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    private boolean answersAsBroker() {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ChildJvm child(String name, List<String> command) {
        return new ChildJvm(name, FLAGS, List.of(settings.leash().toString(), settings.libraries() + "/*"), command,
                Map.of(), settings.data(), settings.log().resolveSibling(name + ".log"));
    }

    private Path writeConfiguration() throws IOException {
        var properties = new Properties();
        properties.putAll(addresses(Ports.free()));
        properties.putAll(SMALL);
        properties.put("log.dirs", settings.data().resolve("segments").toString());
        var file = settings.data().resolve("server.properties");
        Files.createDirectories(settings.data());
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, "Written by the launcher at each start.");
        }
        return file;
    }

    private Map<String, String> addresses(int controllerPort) {
        var broker = "PLAINTEXT://127.0.0.1:" + settings.port();
        return Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", broker + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", broker,
                "controller.listener.names", "CONTROLLER",
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }
}
