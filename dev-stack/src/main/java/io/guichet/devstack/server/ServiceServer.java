package io.guichet.devstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.guichet.devstack.process.ChildJvm;
import io.guichet.devstack.process.HttpProbe;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.process.ProcessLedger;

/** One of Guichet's own services, in a process of its own. */
public final class ServiceServer implements Server {

    /** For a start on a small machine; production chooses its own. */
    private static final String HEAP = "-Xmx192m";
    /** Half of it has room for a mail of 50 MB three times, and for small ones beside it. */
    private static final Map<String, String> HEAPS = Map.of("ticket", "-Xmx384m");
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError", "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private final Settings settings;
    private final ServerProcess process;

    /**
     * What a service needs.
     *
     * @param managementPort where it tells its health
     * @param application the directory that its build made, with {@code quarkus-run.jar}
     * @param data its working directory
     */
    public record Settings(String name, int managementPort, Path application, Path leash, Path data,
            Map<String, String> environment, Path log) {}

    public ServiceServer(Settings settings, ProcessLedger ledger) {
        this.settings = settings;
        this.process = new ServerProcess(ledger);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public void start() throws IOException {
        var jar = settings.application().resolve("quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new StartFailed(name() + " is not built: there is no " + jar);
        }
        process.start(new ChildJvm(name(), flags(name()), List.of(settings.leash().toString(), jar.toString()),
                List.of(KeycloakServer.MAIN), settings.environment(), settings.data(), settings.log()),
                this::isHealthy);
    }

    static List<String> flags(String service) {
        return Stream.concat(Stream.of(HEAPS.getOrDefault(service, HEAP)), FLAGS.stream()).toList();
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public boolean isHealthy() {
        return process.isAlive() && HttpProbe.isReady(settings.managementPort());
    }

    @Override
    public Optional<ProcessIdentity> process() {
        return process.identity();
    }
}
