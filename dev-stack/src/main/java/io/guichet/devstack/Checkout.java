package io.guichet.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Where the built parts are in a checkout of Guichet. */
public record Checkout(Path root) {

    /** The checkout named by the system property {@code guichet.root}, else the one around the working directory. */
    public static Checkout find() {
        var named = System.getProperty("guichet.root");
        var start = Path.of(named == null ? "" : named).toAbsolutePath();
        for (@Nullable
        Path path = start; path != null; path = path.getParent()) {
            if (Files.exists(path.resolve("dev-stack/servers/pom.xml"))) {
                return new Checkout(path);
            }
        }
        throw new IllegalStateException("there is no checkout of Guichet around " + start
                + "; name it by -Dguichet.root");
    }

    /** What runs the launcher and the test stack: never the class path of whoever asks for them. */
    public List<String> launcherClassPath() {
        return List.of(root.resolve("dev-stack/target/classes").toString(),
                root.resolve("events/target/classes").toString(),
                root.resolve("dev-stack/target/lib") + "/*");
    }

    public Path kafkaLibraries() {
        return root.resolve("dev-stack/servers/target/kafka");
    }

    public Path keycloakArchives() {
        return root.resolve("dev-stack/servers/target/keycloak");
    }

    /** What the build of a service made to be run. */
    public Path application(String service) {
        var module = service.equals("gateway") ? service : service + "-service";
        return root.resolve(module).resolve("target/quarkus-app");
    }

    /** Who may sign in, imported into Keycloak. */
    public Path realm() {
        return root.resolve("deploy/keycloak/guichet-realm.json");
    }

    /** The jar with which every child process of ours begins. */
    public Path leash() {
        var target = root.resolve("dev-stack/target");
        try (var jars = Files.newDirectoryStream(target, "dev-stack-*-leash.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("dev-stack is not built in " + target
                + ": run mvn -q -Dquick -pl dev-stack install");
    }

    /** What is made once per machine and shared by data directories; safe to delete. */
    public Path cache() {
        return root.resolve(".guichet/cache");
    }

    /** The working files of the stack that tests share. */
    public Path testStack() {
        return root.resolve("target/test-stack");
    }
}
