package io.guichet.devstack.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.devstack.process.Ports;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.process.ProcessLedger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL server with passwords, whose binaries come from the class path; it starts as root and as a user. */
public final class PostgresServer implements Server {

    private static final String CLIENT_AUTHENTICATION = """
            # Written by the launcher at each start.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** Long, for a machine that starts everything at the same time. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Settings settings;
    private final ProcessLedger ledger;
    private @Nullable EmbeddedPostgres server;
    private @Nullable PostmasterLeash leash;

    /**
     * What a server needs.
     *
     * @param binaries where the binaries are unpacked, shared between data directories
     * @param password of the superuser {@code postgres}
     * @param durable false for tests only: a crash of the machine may then lose data
     */
    public record Settings(int port, Path data, Path binaries, String password, boolean durable, Path log) {}

    public PostgresServer(Settings settings, ProcessLedger ledger) {
        this.settings = settings;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public void start() throws IOException {
        // After a crash the library still holds its own lock on the directory.
        stop();
        Files.createDirectories(settings.log().toAbsolutePath().getParent());
        var passwordFile = writePasswordFile();
        try {
            server = builder(passwordFile).start();
        } catch (IOException | RuntimeException e) {
            recordPostmaster();
            stop();
            throw StartFailed.withLog("PostgreSQL did not start (" + e.getMessage() + ")", settings.log());
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        recordPostmaster();
        checkDurability();
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = null;
        }
        var _ = process().filter(process -> process.signal("INT")).isPresent();
        if (leash != null) {
            leash.close();
            leash = null;
        }
        ledger.forget(name());
    }

    @Override
    public boolean isHealthy() {
        try {
            return databases().show("server_version_num").length() > 1;
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public Optional<ProcessIdentity> process() {
        return Postmaster.of(settings.data());
    }

    public Databases databases() {
        return new Databases(settings.port(), settings.password());
    }

    private EmbeddedPostgres.Builder builder(Path passwordFile) {
        var onOff = settings.durable() ? "on" : "off";
        var log = ProcessBuilder.Redirect.appendTo(settings.log().toFile());
        return EmbeddedPostgres.builder()
                .setPort(settings.port())
                .setDataDirectory(settings.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setOverrideWorkingDirectory(settings.binaries().toFile())
                .setDataDirectoryCustomizer(PostgresServer::demandPasswords)
                // These two are arguments of initdb: the superuser has a password from the first second, and text
                // sorts the same on every machine.
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", settings.password())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library starts the server with both off; what comes later wins.
                .setServerConfig("fsync", onOff)
                .setServerConfig("synchronous_commit", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setServerConfig("jit", "off")
                .setServerConfig("shared_buffers", "64MB")
                .setErrorRedirector(log)
                .setOutputRedirector(log);
    }

    private Path writePasswordFile() throws IOException {
        var file = Files.createTempFile("guichet", ".password",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, settings.password() + "\n");
    }

    private static void demandPasswords(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), CLIENT_AUTHENTICATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recordPostmaster() {
        process().ifPresent(process -> {
            // INT is the fast shutdown: it does not wait for clients to leave.
            ledger.record(name(), process.pid(), "INT");
            leash = PostmasterLeash.hold(process);
        });
    }

    private void checkDurability() throws StartFailed {
        var expected = settings.durable() ? "on" : "off";
        for (var setting : new String[]{"fsync", "synchronous_commit"}) {
            try {
                var actual = databases().show(setting);
                if (!actual.equals(expected)) {
                    throw new StartFailed("PostgreSQL runs with " + setting + " = " + actual + ", not " + expected);
                }
            } catch (SQLException e) {
                throw new StartFailed("PostgreSQL does not answer: " + e.getMessage(), e);
            }
        }
    }

    /** Whether somebody answers on the port, without asking more. */
    public boolean answers() {
        return Ports.answers(settings.port());
    }
}
