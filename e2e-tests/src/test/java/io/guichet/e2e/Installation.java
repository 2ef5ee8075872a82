package io.guichet.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.guichet.devstack.Checkout;
import io.guichet.devstack.ClientSecrets;
import io.guichet.devstack.DataDirectory;
import io.guichet.devstack.Database;
import io.guichet.devstack.PortPlan;
import io.guichet.devstack.Stack;
import io.guichet.devstack.Tokens;
import io.guichet.devstack.demo.DemoOrganisation;
import io.guichet.devstack.process.Ports;
import io.guichet.devstack.server.Server;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** A whole Guichet with its demo organisation, made anew for the tests and ended with them. */
final class Installation {

    private static @Nullable Installation shared;

    private final PortPlan ports;
    private final Stack stack;
    private final Tokens tokens;
    private final Mail mail;
    private final Properties secrets;

    private Installation() throws Exception {
        var data = new DataDirectory(Path.of("target", "installation"));
        data.clear();
        ports = freePorts();
        stack = new Stack(Checkout.find(), data, ports, PortPlan.SERVICES, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stack.stop(name -> {})));
        stack.start(name -> System.out.println(name + " is ready"));
        secrets = data.secrets();
        tokens = new Tokens(ports.of("keycloak"), ClientSecrets.of(secrets));
        new DemoOrganisation(ports, tokens, data.demoDone(), Clock.systemUTC()).create();
        mail = new Mail(ports.of("smtp"), ports.of("imap"));
    }

    /** The one that all stories of this run use. */
    static synchronized Installation shared() {
        try {
            if (shared == null) {
                shared = new Installation();
            }
            return shared;
        } catch (Exception failure) {
            throw new AssertionError("The installation does not start; see e2e-tests/target/installation", failure);
        }
    }

    Mail mail() {
        return mail;
    }

    /** The address that people open. */
    String url() {
        return "http://localhost:" + ports.of("gateway");
    }

    /** Where mailboxes are fetched. */
    int imapPort() {
        return ports.of("imap");
    }

    String kafka() {
        return "127.0.0.1:" + ports.of("kafka");
    }

    /** The database of one of the services, under the name of which it is kept. */
    Database database(String service) {
        return new Database("postgresql://127.0.0.1:" + ports.of("postgresql") + "/" + service, service,
                Objects.requireNonNull(secrets.getProperty(service)));
    }

    /** The API as a person of the demo, for example {@code alice}. */
    RequestSpecification as(String person) {
        return api(() -> token(() -> tokens.ofPerson(person)));
    }

    /** The API as a client, for example {@code guichet-demo}. */
    RequestSpecification asClient(String client) {
        return api(() -> token(() -> tokens.ofClient(client)));
    }

    /** What somebody of the demo shows the API, for two minutes. */
    String tokenOf(String person) {
        return token(() -> tokens.ofPerson(person));
    }

    /** One of the services. */
    Server service(String name) {
        return stack.children().stream().filter(server -> server.name().equals(name)).findAny().orElseThrow();
    }

    /** Ends a service at once, as a power cut would. */
    void kill(String name) {
        var pid = service(name).process().orElseThrow().pid();
        var ended = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly);
        if (!ended.equals(Optional.of(true))) {
            throw new AssertionError(name + " could not be killed");
        }
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }

    /** Starts a service that was killed, and waits until it is ready. */
    void restart(String name) {
        try {
            service(name).start();
        } catch (IOException failure) {
            throw new AssertionError(name + " does not start again", failure);
        }
    }

    private RequestSpecification api(Supplier<String> token) {
        return RestAssured.given().baseUri("http://127.0.0.1:" + ports.of("gateway")).basePath("/api/v1")
                .auth().oauth2(token.get());
    }

    private static String token(TokenSource source) {
        try {
            return source.get();
        } catch (IOException failure) {
            throw new AssertionError("No token", failure);
        }
    }

    private static PortPlan freePorts() {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(step -> PortPlan.of(step * 1_000, Map.of()))
                .filter(plan -> List.copyOf(plan.ports().values()).stream().allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No free range of ports"));
    }

    private interface TokenSource {
        String get() throws IOException;
    }
}
