package io.guichet.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Properties;

import io.guichet.devstack.server.Databases;
import io.guichet.devstack.server.KafkaTopics;
import io.guichet.devstack.server.KeycloakServer;
import io.guichet.events.Topics;

/**
 * The real servers for tests: PostgreSQL, Kafka, the Mongo-protocol server and the mail server, started once for all
 * test processes of a build and ended with it. What is fresh belongs to one caller alone, so that tests stay apart.
 */
public final class TestStack {

    /** Enough for more than one, few enough to be made in an instant. */
    private static final int PARTITIONS = 3;

    private final Properties servers;

    private TestStack(Properties servers) {
        this.servers = servers;
    }

    /**
     * The stack of this build, started if it does not run yet. It ends by itself soon after the Maven process (or the
     * test process, without Maven) has ended.
     *
     * @throws IllegalStateException if it does not start; the message says why
     */
    public static TestStack shared() {
        return new TestStack(new SharedProcess(Checkout.find(), TestStackProcess.SERVERS).join());
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return "127.0.0.1:" + port("kafka");
    }

    /** A new, empty database with an owner of its own, for the service of this name. */
    public Database freshDatabase(String service) {
        var name = service + "_" + Secrets.hex(4);
        var password = Secrets.hex(12);
        try {
            databases().create(name, password);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the database " + name, e);
        }
        return new Database("postgresql://127.0.0.1:" + port("postgresql") + "/" + name, name, password);
    }

    /** Removes a database that {@link #freshDatabase} made, whoever is still connected to it. */
    public void drop(Database database) {
        try {
            databases().drop(database.user());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop the database " + database.user(), e);
        }
    }

    /** A new prefix, ending in a dot, under which every topic of {@link Topics} exists and is empty. */
    public String freshTopicPrefix() {
        var prefix = "t" + Secrets.hex(4) + ".";
        try {
            new KafkaTopics(kafka()).createCheap(Topics.all(), prefix, PARTITIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prefix;
    }

    /** Removes the topics under a prefix that {@link #freshTopicPrefix} made. */
    public void dropTopics(String prefix) {
        try {
            new KafkaTopics(kafka()).deleteAll(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A MongoDB connection string with a database that is empty. */
    public String mongoUrl() {
        return "mongodb://127.0.0.1:" + port("mongo") + "/kb_" + Secrets.hex(4);
    }

    /** Mail to any address is accepted here; each address has a mailbox. */
    public int smtpPort() {
        return port("smtp");
    }

    /** Mailboxes are read here; the user is the address without its {@code +detail}, the password is anything. */
    public int imapPort() {
        return port("imap");
    }

    /**
     * A real Keycloak with the realm of the repository and its demo people, shared like the other servers but started
     * only when asked for: it takes some 20 seconds, the first time on a machine a minute.
     */
    public TestKeycloak keycloak() {
        var keycloak = new SharedProcess(Checkout.find(), TestStackProcess.KEYCLOAK).join();
        return new TestKeycloak(KeycloakServer.realmUrl(Integer.parseInt(keycloak.getProperty("keycloak.port"))),
                ClientSecrets.of(keycloak), Integer.parseInt(keycloak.getProperty("imap.port")));
    }

    private Databases databases() {
        return new Databases(port("postgresql"), servers.getProperty("postgresql.password"));
    }

    private int port(String server) {
        return Integer.parseInt(servers.getProperty(server + ".port"));
    }
}
