package io.guichet.notification;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import io.agroal.api.AgroalDataSource;
import io.guichet.http.directory.Directory;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.TestIssuer;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** The whole service with its real neighbours: Kafka, PostgreSQL and a mail server. */
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "notification"))
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(SmtpPort.class)
@QuarkusTestResource(WebhooksHere.class)
abstract class ServiceTest {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Wire wire;
    @Inject
    Directory directory;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void everythingRuns() {
        SmtpFront.shared().open();
        if (directory.agent(DirectoryFixtures.HUGO).isEmpty()) {
            DirectoryFixtures.events().forEach(wire::publish);
            await().atMost(PATIENCE).until(() -> directory.agent(DirectoryFixtures.IVAN).isPresent());
        }
    }

    /** An address that nobody else writes to. */
    static String address(String name) {
        return name + "." + UUID.randomUUID().toString().substring(0, 8) + "@client.example";
    }

    /** The first column of what a query finds, as text. */
    List<String> rows(String sql, Object... parameters) {
        try (var connection = database.getConnection(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var found = new ArrayList<String>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
