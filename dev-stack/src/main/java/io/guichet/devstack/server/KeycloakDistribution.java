package io.guichet.devstack.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import io.guichet.devstack.process.ChildJvm;
import io.guichet.devstack.process.DirectoryLock;
import io.guichet.devstack.process.ProcessLedger;

/** Keycloak unpacked and prepared for a fast start, once per version and machine. */
final class KeycloakDistribution {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PREPARED = "prepared";

    private final Path archives;
    private final Path cache;

    /**
     * @param archives the directory with the one zip
     * @param cache where it is unpacked
     */
    KeycloakDistribution(Path archives, Path cache) {
        this.archives = archives;
        this.cache = cache;
    }

    /** The directory of the prepared distribution; whoever comes second waits for the first. */
    Path prepare(Path leash, Path log, ProcessLedger ledger) throws IOException {
        var zip = zip();
        var directory = cache.resolve(zip.getFileName().toString().replace(".zip", ""));
        try (var _ = DirectoryLock.hold(directory, PATIENCE)) {
            if (Files.notExists(directory.resolve(PREPARED))) {
                unpack(zip, directory);
                ServerProcess.run(new ChildJvm("keycloak-build", KeycloakServer.flags(directory),
                        List.of(leash.toString(), directory.resolve("lib/quarkus-run.jar").toString()),
                        List.of(KeycloakServer.MAIN, "build", "--db=dev-file"),
                        Map.of(), directory, log.resolveSibling("keycloak-build.log")), ledger);
                Files.createFile(directory.resolve(PREPARED));
            }
        }
        return directory;
    }

    private Path zip() throws IOException {
        if (Files.isDirectory(archives)) {
            try (var zips = Files.newDirectoryStream(archives, "keycloak-*.zip")) {
                for (var zip : zips) {
                    return zip;
                }
            }
        }
        throw new StartFailed("Keycloak's zip is not in " + archives
                + ": run mvn -q -Dquick -pl dev-stack/servers install");
    }

    /** Leaves the zip's only top directory out. */
    private static void unpack(Path zip, Path directory) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                var target = directory.resolve(name).normalize();
                if (!target.startsWith(directory)) {
                    throw new StartFailed(zip + " holds a path outside of itself: " + name);
                }
                if (!entry.isDirectory()) {
                    write(in, target);
                }
            }
        }
    }

    private static void write(InputStream in, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        Files.copy(in, target);
    }
}
