package io.guichet.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

import io.guichet.devstack.process.Ports;
import io.guichet.events.Topics;

class TestStackTest {

    private static final TestStack STACK = TestStack.shared();

    @Test
    void a_second_user_gets_the_same_servers() {
        assertThat(TestStack.shared().kafka()).isEqualTo(STACK.kafka());
    }

    @Test
    void a_fresh_database_is_open_to_its_owner_alone() throws SQLException {
        var database = STACK.freshDatabase("ticket");
        var other = STACK.freshDatabase("ticket");

        assertThat(answer(database, database.password())).isEqualTo(database.user());

        assertThatThrownBy(() -> answer(database, "guess")).hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> answer(new Database(database.url(), other.user(), other.password()), other.password()))
                .hasMessageContaining("permission denied for database");
        STACK.drop(database);
        STACK.drop(other);
    }

    @Test
    void a_fresh_prefix_holds_every_topic() throws Exception {
        var prefix = STACK.freshTopicPrefix();

        try (var admin = Admin.create(Map.of("bootstrap.servers", STACK.kafka()))) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topics.all().stream().map(topic -> prefix + topic.name()).toList());
        }
        STACK.dropTopics(prefix);
    }

    @Test
    void the_mail_and_the_mongo_server_answer() {
        assertThat(Ports.answers(STACK.smtpPort())).isTrue();
        assertThat(Ports.answers(STACK.imapPort())).isTrue();
        assertThat(STACK.mongoUrl()).startsWith("mongodb://127.0.0.1:").isNotEqualTo(STACK.mongoUrl());
    }

    private static String answer(Database database, String password) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:" + database.url(), database.user(), password);
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT current_user::text")) {
            result.next();
            return result.getString(1);
        }
    }
}
