package io.guichet.devstack.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.guichet.devstack.process.ChildJvm;
import io.guichet.devstack.process.HttpProbe;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.process.ProcessLedger;

/** Keycloak in a process of its own, with its data in an H2 file; the realm is imported at its first start. */
public final class KeycloakServer implements Server {

    static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private static final String IMPORTED = "realm.sha256";

    private final Settings settings;
    private final ProcessLedger ledger;
    private final ServerProcess process;

    /**
     * What Keycloak needs.
     *
     * @param archives the directory of the distribution's zip
     * @param cache where the distribution is prepared, shared by data directories
     * @param data its home
     * @param secrets the environment variables that the realm file names
     */
    public record Settings(int port, Path archives, Path cache, Path leash, Path data, Path realm,
            Map<String, String> secrets, Path log) {}

    public KeycloakServer(Settings settings, ProcessLedger ledger) {
        this.settings = settings;
        this.ledger = ledger;
        this.process = new ServerProcess(ledger);
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public void start() throws IOException {
        var distribution = new KeycloakDistribution(settings.archives(), settings.cache())
                .prepare(settings.leash(), settings.log(), ledger);
        var imported = settings.data().resolve(IMPORTED);
        if (Files.notExists(imported)) {
            // An import that was cut short leaves half a database.
            Directories.delete(settings.data());
        }
        prepareHome(distribution);
        process.start(child(Files.notExists(imported)), this::isHealthy);
        if (Files.notExists(imported)) {
            Files.writeString(imported, hash());
        }
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public boolean isHealthy() {
        return process.isAlive()
                && HttpProbe.isOk(URI.create(realmUrl() + "/.well-known/openid-configuration"));
    }

    @Override
    public Optional<ProcessIdentity> process() {
        return process.identity();
    }

    /** The address of the realm, the same for browsers and services. */
    public String realmUrl() {
        return realmUrl(settings.port());
    }

    public static String realmUrl(int port) {
        return "http://localhost:" + port + "/realms/guichet";
    }

    /** True if the realm file is no longer the one that was imported at the first start. */
    public boolean hasOldRealm() throws IOException {
        var imported = settings.data().resolve(IMPORTED);
        return Files.exists(imported) && !Files.readString(imported).equals(hash());
    }

    /** What Keycloak's own script gives to Java, and less memory. */
    static List<String> flags(Path home) {
        return List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Duser.language=en", "-Duser.country=US",
                "-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"));
    }

    private ChildJvm child(boolean first) {
        var command = new ArrayList<>(List.of(MAIN, "start", "--optimized", "--cache=local", "--http-enabled=true",
                "--http-host=127.0.0.1", "--http-port=" + settings.port(),
                "--hostname=http://localhost:" + settings.port()));
        if (first) {
            command.add("--import-realm");
        }
        return new ChildJvm(name(), flags(settings.data()),
                List.of(settings.leash().toString(), settings.data().resolve("lib/quarkus-run.jar").toString()),
                command, settings.secrets(), settings.data(), settings.log());
    }

    /** A home with data of its own and everything else from the shared distribution. */
    private void prepareHome(Path distribution) throws IOException {
        var imports = Files.createDirectories(settings.data().resolve("data/import"));
        Files.writeString(imports.resolve("guichet-realm.json"), Files.readString(settings.realm()));
        for (var part : List.of("lib", "conf", "providers", "themes")) {
            var link = settings.data().resolve(part);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(part).toAbsolutePath());
        }
    }

    private String hash() throws IOException {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(settings.realm())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
