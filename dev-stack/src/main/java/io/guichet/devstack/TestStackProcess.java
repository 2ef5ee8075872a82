package io.guichet.devstack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

import io.guichet.devstack.process.Ports;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.process.ProcessLedger;
import io.guichet.devstack.server.Directories;
import io.guichet.devstack.server.KafkaBroker;
import io.guichet.devstack.server.KeycloakServer;
import io.guichet.devstack.server.MailServer;
import io.guichet.devstack.server.MongoProtocolServer;
import io.guichet.devstack.server.PostgresServer;
import io.guichet.devstack.server.Server;

/** The process behind {@link TestStack}: starts the servers, waits until nobody needs them, stops them. */
final class TestStackProcess {

    static final String SERVERS = "servers";
    static final String KEYCLOAK = "keycloak";

    private static final Duration LONGEST_LIFE = Duration.ofHours(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final SharedProcess shared;
    private final Path instance;
    private final ProcessLedger ledger;
    private final Properties offered = new Properties();
    private final List<Server> servers = new ArrayList<>();

    private TestStackProcess(SharedProcess shared, Path instance) {
        this.shared = shared;
        this.instance = instance;
        this.ledger = new ProcessLedger(instance.resolve("run"));
    }

    public static void main(String[] args) throws Exception {
        var instance = Path.of(args[1]);
        new ProcessLedger(instance).record("stack", ProcessIdentity.current().pid(), "TERM");
        var checkout = Checkout.find();
        var process = new TestStackProcess(new SharedProcess(checkout, args[0]), instance);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::stop));
        switch (args[0]) {
            case SERVERS -> process.addServers(checkout);
            case KEYCLOAK -> process.addKeycloak(checkout);
            default -> throw new IllegalArgumentException("no such stack: " + args[0]);
        }
        process.startAll();
        process.shared.offer(instance, process.offered);
        process.waitForTheLastUser();
        System.exit(0);
    }

    private void addServers(Checkout checkout) {
        var logs = instance.resolve("logs");
        var clock = Clock.systemUTC();
        servers.add(new KafkaBroker(new KafkaBroker.Settings(port("kafka"), checkout.kafkaLibraries(),
                checkout.leash(), instance.resolve("kafka"), logs.resolve("kafka.log")), ledger));
        var password = Secrets.hex(12);
        offered.setProperty("postgresql.password", password);
        servers.add(new PostgresServer(new PostgresServer.Settings(port("postgresql"), instance.resolve("postgresql"),
                checkout.cache().resolve("postgresql"), password, false, logs.resolve("postgresql.log")), ledger));
        servers.add(new MongoProtocolServer(port("mongo"), null, clock));
        servers.add(new MailServer(port("smtp"), port("imap"), null, List.of(), clock));
    }

    private void addKeycloak(Checkout checkout) {
        var secrets = ClientSecrets.random();
        secrets.environment().forEach(offered::setProperty);
        var smtp = port("smtp");
        servers.add(new MailServer(smtp, port("imap"), null, List.of(), Clock.systemUTC()));
        var environment = new HashMap<>(secrets.environment());
        environment.put("GUICHET_SMTP_PORT", Integer.toString(smtp));
        servers.add(new KeycloakServer(new KeycloakServer.Settings(port("keycloak"), checkout.keycloakArchives(),
                checkout.cache(), checkout.leash(), instance.resolve("keycloak"), checkout.realm(),
                environment, instance.resolve("logs/keycloak.log")), ledger));
    }

    private void startAll() throws Exception {
        try (var scope = new Together()) {
            for (var server : servers) {
                scope.add(server::start);
            }
        }
    }

    private void waitForTheLastUser() {
        var start = System.nanoTime();
        var overdue = false;
        while (!shared.retire(instance, overdue)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            overdue = System.nanoTime() - start > LONGEST_LIFE.toNanos();
        }
    }

    private void stop() {
        servers.reversed().forEach(Server::stop);
        try {
            Directories.delete(instance);
        } catch (IOException e) {
            System.err.println("cannot remove " + instance + ": " + e.getMessage());
        }
    }

    private int port(String server) {
        var port = Ports.free();
        offered.setProperty(server + ".port", Integer.toString(port));
        return port;
    }
}
