package io.guichet.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.guichet.devstack.Checkout;
import io.guichet.devstack.Database;
import io.guichet.devstack.TestKeycloak;
import io.guichet.devstack.TestStack;
import io.guichet.devstack.Tokens;
import io.guichet.devstack.process.Ports;
import io.guichet.devstack.process.ProcessLedger;
import io.guichet.devstack.server.ServiceServer;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/**
 * As much of a Guichet as writes and reads mail: routing, ticket and notification, with databases, topics and a secret of
 * their own. Several can stand side by side; the mail server between them is the internet.
 */
final class SmallGuichet implements AutoCloseable {

    private final TestStack stack = TestStack.shared();
    private final TestKeycloak keycloak = stack.keycloak();
    private final Tokens tokens = new Tokens(keycloak.realmUrl(), keycloak.secrets());
    private final String prefix = stack.freshTopicPrefix();
    private final Map<String, Integer> ports = Map.of("routing", Ports.free(), "ticket", Ports.free(), "notification",
            Ports.free());
    private final Map<String, Database> databases = new HashMap<>();
    private final List<ServiceServer> services = new ArrayList<>();
    private final List<ServiceServer> tickets = new ArrayList<>();
    private final String name;

    SmallGuichet(String name) throws IOException {
        this.name = name;
        for (var service : List.of("routing", "ticket", "notification")) {
            databases.put(service, stack.freshDatabase(service));
            services.add(process(service, service, port(service)));
            services.getLast().start();
            if (service.equals("ticket")) {
                tickets.add(services.getLast());
            }
        }
    }

    /** Has ticket-service run in more processes, on the same database. */
    void addTicketProcesses(int more) throws IOException {
        for (var number = 1; number <= more; number++) {
            tickets.add(process("ticket", "ticket-" + number, Ports.free()));
            services.add(tickets.getLast());
            tickets.getLast().start();
        }
    }

    /** Ends one of the processes of ticket-service at once, as a power cut would, and starts it again. */
    void killTicketProcess(int number) throws IOException {
        var killed = tickets.get(number);
        ProcessHandle.of(killed.process().orElseThrow().pid()).ifPresent(process -> {
            if (!process.destroyForcibly()) {
                throw new AssertionError(killed.name() + " could not be killed");
            }
            process.onExit().join();
        });
        killed.start();
    }

    /** Where it is written to. */
    String address() {
        return "support@" + name + ".guichet.example";
    }

    int imapPort() {
        return stack.imapPort();
    }

    /** A mail program of somebody else. */
    Mail mail() {
        return new Mail(stack.smtpPort(), stack.imapPort());
    }

    /** A service as whoever sets Guichet up. */
    RequestSpecification setup(String service) {
        return api(service, "guichet-setup");
    }

    /** A service as another product that opens tickets. */
    RequestSpecification product(String service) {
        return api(service, "guichet-demo");
    }

    @Override
    public void close() {
        services.forEach(ServiceServer::stop);
        databases.values().forEach(stack::drop);
        stack.dropTopics(prefix);
    }

    private RequestSpecification api(String service, String client) {
        try {
            return RestAssured.given().baseUri(url(service)).basePath("/api/v1").contentType(ContentType.JSON).auth()
                    .oauth2(tokens.ofClient(client));
        } catch (IOException failure) {
            throw new AssertionError("No token", failure);
        }
    }

    private String url(String service) {
        return "http://127.0.0.1:" + port(service);
    }

    private int port(String service) {
        return Objects.requireNonNull(ports.get(service));
    }

    private ServiceServer process(String service, String process, int port) throws IOException {
        var home = Files.createDirectories(Path.of("target", "small", name).toAbsolutePath());
        var health = Ports.free();
        var database = Objects.requireNonNull(databases.get(service));
        var settings = new ServiceServer.Settings(name + "-" + process, health, Checkout.find().application(service),
                Checkout.find().leash(), Files.createDirectories(home.resolve(process)),
                environment(port, health, database), home.resolve(process + ".log"));
        return new ServiceServer(settings, new ProcessLedger(home.resolve("run")));
    }

    private Map<String, String> environment(int port, int health, Database database) {
        var environment = new HashMap<>(Map.of("GUICHET_HTTP_PORT", Integer.toString(port),
                "GUICHET_MANAGEMENT_PORT", Integer.toString(health), "GUICHET_KAFKA", stack.kafka(),
                "GUICHET_TOPIC_PREFIX", prefix, "GUICHET_OIDC_URL", keycloak.realmUrl(),
                "GUICHET_DB_URL", database.url(), "GUICHET_DB_USER", database.user(),
                "GUICHET_DB_PASSWORD", database.password(), "GUICHET_DEMO", "true",
                "GUICHET_SECRET", (name + "'s secret of this test, long enough for all").repeat(2)));
        environment.putAll(Map.of("GUICHET_SMTP_HOST", "127.0.0.1", "GUICHET_SMTP_PORT",
                Integer.toString(stack.smtpPort()), "GUICHET_MAIL_FROM", address(), "GUICHET_TICKET_URL",
                url("ticket")));
        return environment;
    }
}
