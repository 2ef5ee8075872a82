package io.guichet.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import io.guichet.devstack.process.Await;
import io.guichet.devstack.process.DirectoryLock;
import io.guichet.devstack.process.Leftovers;
import io.guichet.devstack.process.Ports;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.process.ProcessLedger;
import io.guichet.devstack.server.Directories;
import io.guichet.devstack.server.StartFailed;

/**
 * A process that several test processes share: the first one starts it, each is written down as a user, and it ends by
 * itself when no user is alive. All of this happens under one lock, so there are never two of a kind.
 */
final class SharedProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String RECORD = "servers.properties";
    private static final String INSTANCE = "instance-";

    private final Checkout checkout;
    private final String kind;
    private final Path directory;
    private final ProcessLedger users;

    SharedProcess(Checkout checkout, String kind) {
        this.checkout = checkout;
        this.kind = kind;
        this.directory = checkout.testStack().resolve(kind);
        this.users = new ProcessLedger(directory.resolve("users"));
    }

    /** Becomes a user, starts the process if there is none, and answers what it offers. */
    synchronized Properties join() {
        try (var _ = DirectoryLock.hold(directory, PATIENCE)) {
            var user = BuildProcess.find();
            users.record("p" + user.pid(), user.pid(), "TERM");
            var running = running();
            if (running != null) {
                return running;
            }
            clearInstances();
            return start();
        } catch (IOException e) {
            throw new IllegalStateException("the test stack is not there: " + e.getMessage(), e);
        }
    }

    /** For the process itself: offers what it started, to all who join from now on. */
    void offer(Path instance, Properties servers) throws IOException {
        var current = ProcessIdentity.current();
        servers.setProperty("pid", Long.toString(current.pid()));
        servers.setProperty("started", current.started());
        var part = instance.resolve("servers.part");
        try (var out = Files.newBufferedWriter(part)) {
            servers.store(out, null);
        }
        Files.move(part, instance.resolve(RECORD));
    }

    /** For the process itself: true if nobody needs it any more; from then on nobody finds it. */
    boolean retire(Path instance, boolean overdue) {
        try (var lock = DirectoryLock.tryHold(directory).orElse(null)) {
            if (lock == null || (!overdue && users.entries().stream().anyMatch(user -> user.process().isAlive()))) {
                return false;
            }
            Files.deleteIfExists(instance.resolve(RECORD));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Properties running() throws IOException {
        for (var instance : instances()) {
            var record = instance.resolve(RECORD);
            if (Files.exists(record)) {
                var servers = read(record);
                if (identity(servers).isAlive() && answers(servers)) {
                    return servers;
                }
            }
        }
        return null;
    }

    private Properties start() throws IOException {
        var instance = Files.createDirectories(directory.resolve(INSTANCE + Secrets.hex(4)));
        var log = instance.resolve("process.log");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dguichet.root=" + checkout.root(),
                "-cp", String.join(":", checkout.launcherClassPath()), TestStackProcess.class.getName(),
                kind, instance.toString()));
        var process = new ProcessBuilder(command).directory(instance.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var record = instance.resolve(RECORD);
        if (!Await.until(() -> Files.exists(record) || !process.isAlive(), PATIENCE) || !Files.exists(record)) {
            process.destroyForcibly();
            throw StartFailed.withLog("the process did not start", log);
        }
        return read(record);
    }

    /** Ends what dead or unresponsive instances left, and removes their files. */
    private void clearInstances() throws IOException {
        for (var instance : instances()) {
            var record = instance.resolve(RECORD);
            if (Files.exists(record)) {
                var _ = identity(read(record)).signal("KILL");
            } else if (retiring(instance)) {
                continue;
            }
            var _ = new Leftovers(new ProcessLedger(instance.resolve("run"))).end();
            Directories.delete(instance);
        }
        users.entries().stream().filter(user -> !user.process().isAlive()).forEach(user -> users.forget(user.name()));
    }

    /** One that nobody finds any more may still be stopping its servers; it leaves nothing. */
    private static boolean retiring(Path instance) {
        return new ProcessLedger(instance).find("stack").filter(entry -> entry.process().isAlive()).isPresent();
    }

    private List<Path> instances() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(INSTANCE)).toList();
        }
    }

    private static Properties read(Path record) throws IOException {
        var servers = new Properties();
        try (var in = Files.newBufferedReader(record)) {
            servers.load(in);
        }
        return servers;
    }

    private static ProcessIdentity identity(Properties servers) {
        return new ProcessIdentity(Long.parseLong(servers.getProperty("pid")), servers.getProperty("started"));
    }

    private static boolean answers(Properties servers) {
        return servers.stringPropertyNames().stream().filter(name -> name.endsWith(".port"))
                .allMatch(name -> Ports.answers(Integer.parseInt(servers.getProperty(name))));
    }
}
