package io.guichet.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;

import io.guichet.devstack.process.ProcessLedger;
import io.guichet.devstack.server.Directories;

/** Everything that a stack keeps: its data, its secrets, its logs and what runs. */
public record DataDirectory(Path root) {

    private static final List<String> CONTENTS = List.of("postgresql", "kafka", "mongo", "mail", "keycloak", "services",
            "logs", "run", "secrets.properties", "ports.properties", "demo.done");

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Makes the directory, which only its owner can look into: it holds mail, sessions and secrets. */
    public void prepare() throws IOException {
        if (Files.notExists(root)) {
            Files.createDirectories(root,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.createDirectories(logs());
    }

    public ProcessLedger ledger() {
        return new ProcessLedger(root.resolve("run"));
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path of(String part) {
        return root.resolve(part);
    }

    /** Exists while a stack runs on this directory. */
    public Path ports() {
        return root.resolve("ports.properties");
    }

    /** Exists once the demo organisation is complete. */
    public Path demoDone() {
        return root.resolve("demo.done");
    }

    public boolean hasSecrets() {
        return Files.exists(secretsFile());
    }

    /** The secrets of this directory, made at first use and readable by their owner only. */
    public Properties secrets() throws IOException {
        var secrets = new Properties();
        if (hasSecrets()) {
            try (var in = Files.newBufferedReader(secretsFile())) {
                secrets.load(in);
            }
        }
        var before = secrets.size();
        ClientSecrets.random().environment().forEach(secrets::putIfAbsent);
        for (var name : List.of("postgresql", "keycloak.admin", "ticket", "routing", "sla", "notification",
                "gateway")) {
            secrets.putIfAbsent(name, Secrets.hex(16));
        }
        secrets.putIfAbsent("signing.ticket", Secrets.hex(32));
        secrets.putIfAbsent("signing.notification", Secrets.hex(32));
        if (secrets.size() > before) {
            write(secrets);
        }
        return secrets;
    }

    /** Removes all that a stack keeps here, and nothing else that may be in the directory. */
    public void clear() throws IOException {
        for (var name : CONTENTS) {
            Directories.delete(root.resolve(name));
        }
    }

    private void write(Properties secrets) throws IOException {
        prepare();
        Files.deleteIfExists(secretsFile());
        Files.createFile(secretsFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newBufferedWriter(secretsFile())) {
            secrets.store(out, "Made by the launcher for this directory alone.");
        }
    }

    private Path secretsFile() {
        return root.resolve("secrets.properties");
    }
}
