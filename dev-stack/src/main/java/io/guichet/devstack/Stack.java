package io.guichet.devstack;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

import io.guichet.devstack.process.ProcessLedger;
import io.guichet.devstack.server.KafkaBroker;
import io.guichet.devstack.server.KafkaTopics;
import io.guichet.devstack.server.KeycloakServer;
import io.guichet.devstack.server.MailServer;
import io.guichet.devstack.server.MongoProtocolServer;
import io.guichet.devstack.server.PostgresServer;
import io.guichet.devstack.server.Server;
import io.guichet.devstack.server.ServiceServer;
import io.guichet.devstack.server.StartFailed;
import io.guichet.events.Topics;

/** All servers and services on one data directory: the infrastructure first, then the services, a few at a time. */
public final class Stack {

    /** Mailboxes that customers write to. */
    public static final List<String> SUPPORT_ADDRESSES = List.of("support@fr.guichet.example",
            "support@en.guichet.example");

    private static final List<String> WITH_DATABASE = List.of("ticket", "routing", "sla", "notification", "gateway");
    private static final int SERVICES_AT_ONCE = 3;

    private final Checkout checkout;
    private final DataDirectory data;
    private final PortPlan ports;
    private final Properties secrets;
    private final ProcessLedger ledger;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final KeycloakServer keycloak;
    private final List<Server> others;
    private final List<Server> services = new ArrayList<>();

    /**
     * @param names the services to start, some of {@link PortPlan#SERVICES}
     */
    public Stack(Checkout checkout, DataDirectory data, PortPlan ports, List<String> names, Clock clock)
            throws IOException {
        this.checkout = checkout;
        this.data = data;
        this.ports = ports;
        this.secrets = data.secrets();
        this.ledger = data.ledger();
        this.postgres = postgres();
        this.kafka = new KafkaBroker(new KafkaBroker.Settings(ports.of("kafka"), checkout.kafkaLibraries(),
                checkout.leash(), data.of("kafka"), data.log("kafka")), ledger);
        this.keycloak = keycloak();
        this.others = List.of(
                new MongoProtocolServer(ports.of("mongo"), data.of("mongo").resolve("guichet.mv"), clock),
                new MailServer(ports.of("smtp"), ports.of("imap"), data.of("mail"), SUPPORT_ADDRESSES, clock));
        var environment = new ServiceEnvironment(ports, secrets);
        names.forEach(name -> services.add(service(name, environment)));
    }

    /** Starts everything and tells of each part that is ready. */
    public void start(Consumer<String> ready) throws Exception {
        try (var infrastructure = new Together()) {
            infrastructure.add(() -> {
                kafka.start();
                new KafkaTopics(kafka.bootstrapServers()).create(Topics.all());
                ready.accept(kafka.name());
            });
            infrastructure.add(() -> {
                postgres.start();
                createDatabases();
                ready.accept(postgres.name());
            });
            for (var server : others) {
                infrastructure.add(() -> start(server, ready));
            }
            infrastructure.add(() -> start(keycloak, ready));
        }
        try (var few = new Together(SERVICES_AT_ONCE)) {
            for (var service : services) {
                few.add(() -> start(service, ready));
            }
        }
    }

    /**
     * Stops everything, services first, and tells of each part that is gone; harmless on a stack that did not start.
     */
    public void stop(Consumer<String> gone) {
        try (var together = new Together()) {
            services.forEach(service -> together.add(() -> stop(service, gone)));
        } catch (Exception e) {
            gone.accept("(a service did not stop: " + e.getMessage() + ")");
        }
        try (var together = new Together()) {
            for (var server : List.of(keycloak, kafka, postgres)) {
                together.add(() -> stop(server, gone));
            }
            others.forEach(server -> together.add(() -> stop(server, gone)));
        } catch (Exception e) {
            gone.accept("(a server did not stop: " + e.getMessage() + ")");
        }
    }

    /** All parts, those inside the launcher's process last. */
    public List<Server> servers() {
        var all = new ArrayList<>(children());
        all.addAll(others);
        return all;
    }

    /** The parts that have a process of their own. */
    public List<Server> children() {
        var children = new ArrayList<Server>(List.of(postgres, kafka, keycloak));
        children.addAll(services);
        return children;
    }

    public boolean hasOldRealm() throws IOException {
        return keycloak.hasOldRealm();
    }

    private PostgresServer postgres() {
        return new PostgresServer(new PostgresServer.Settings(ports.of("postgresql"), data.of("postgresql"),
                checkout.cache().resolve("postgresql"), secrets.getProperty("postgresql"), true,
                data.log("postgresql")), ledger);
    }

    private KeycloakServer keycloak() {
        var environment = new HashMap<>(ClientSecrets.of(secrets).environment());
        environment.put("GUICHET_SMTP_PORT", Integer.toString(ports.of("smtp")));
        environment.put("GUICHET_WEB_URL", "http://localhost:" + ports.of("gateway"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.getProperty("keycloak.admin"));
        return new KeycloakServer(new KeycloakServer.Settings(ports.of("keycloak"), checkout.keycloakArchives(),
                checkout.cache(), checkout.leash(), data.of("keycloak"), checkout.realm(), environment,
                data.log("keycloak")), ledger);
    }

    private Server service(String name, ServiceEnvironment environment) {
        return new ServiceServer(new ServiceServer.Settings(name, ports.managementOf(name), checkout.application(name),
                checkout.leash(), data.of("services").resolve(name), environment.of(name), data.log(name)), ledger);
    }

    private void createDatabases() throws StartFailed {
        try {
            for (var name : WITH_DATABASE) {
                postgres.databases().create(name, secrets.getProperty(name));
            }
        } catch (SQLException e) {
            throw new StartFailed("the databases of the services could not be made: " + e.getMessage(), e);
        }
    }

    private static void start(Server server, Consumer<String> ready) throws IOException {
        server.start();
        ready.accept(server.name());
    }

    private static void stop(Server server, Consumer<String> gone) {
        server.stop();
        gone.accept(server.name());
    }
}
