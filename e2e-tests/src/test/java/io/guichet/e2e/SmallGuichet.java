package io.guichet.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final List<Database> databases = new ArrayList<>();
    private final List<ServiceServer> services = new ArrayList<>();
    private final String name;

    SmallGuichet(String name) throws IOException {
        this.name = name;
        for (var service : List.of("routing", "ticket", "notification")) {
            services.add(service(service));
            services.getLast().start();
        }
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
        databases.forEach(stack::drop);
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
        return "http://127.0.0.1:" + ports.get(service);
    }

    private ServiceServer service(String service) throws IOException {
        var home = Files.createDirectories(Path.of("target", "small", name).toAbsolutePath());
        var health = Ports.free();
        var database = stack.freshDatabase(service);
        databases.add(database);
        var settings = new ServiceServer.Settings(name + "-" + service, health, Checkout.find().application(service),
                Checkout.find().leash(), Files.createDirectories(home.resolve(service)),
                environment(service, health, database), home.resolve(service + ".log"));
        return new ServiceServer(settings, new ProcessLedger(home.resolve("run")));
    }

    private Map<String, String> environment(String service, int health, Database database) {
        var environment = new HashMap<>(Map.of("GUICHET_HTTP_PORT", String.valueOf(ports.get(service)),
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
