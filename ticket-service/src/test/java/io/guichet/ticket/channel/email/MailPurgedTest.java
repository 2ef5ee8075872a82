package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.Ids;
import io.guichet.ticket.ShiftedClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MailPurgedTest {

    private static final String BOX = "purged@fr.guichet.example";

    @Inject
    AgroalDataSource database;
    @Inject
    ShiftedClock clock;
    @Inject
    Ids ids;

    @Test
    void of_a_ticket_that_came_by_mail_no_table_has_a_word_left_after_thirty_days_in_the_trash() throws SQLException {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(oneOf(201, 409));
        var secret = "z" + ids.next().toString().replace("-", "");
        var mail = Mails.mail("p@client.example", BOX, id(), secret, List.of("X-Secret: " + secret));
        var opened = Mails.send(BOX, mail.replace("My card", secret));
        String ticket = opened.then().body("outcome", equalTo("OPENED")).extract().path("ticket.id");
        Mails.send(BOX, mail.replace("My card", secret)).then().body("outcome", equalTo("DUPLICATE"));
        Mails.send(BOX, Mails.mail("other@client.example", BOX, id(), secret + " [#" + opened.path("ticket.number")
                + "]", List.of())).then().body("outcome", equalTo("HELD"));
        write(asBruno(), ticket, Map.of("text", "About " + secret)).then().statusCode(201);
        asBruno().body(Map.of("seconds", 60, "note", secret)).post(TICKETS + "/" + ticket + "/time-entries").then()
                .statusCode(201);
        assertThat(tablesWith(secret)).contains("incoming_mail", "incoming_mail_raw", "message", "time_entry");

        asBruno().body(Map.of()).put(TICKETS + "/" + ticket + "/trash").then().statusCode(200);
        clock.later(Duration.ofDays(31), () -> {
            awaitTicket(ticket, "subject", equalTo(""));
            // What is told of it has been sent, and what is searched for has been indexed, a moment later.
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(tablesWith(secret)).isEmpty());
        });
        // The same mail, fetched again, is still the same.
        Mails.send(BOX, mail.replace("My card", secret)).then().body("outcome", equalTo("DUPLICATE"));
    }

    private String id() {
        return "<" + ids.next() + "@client.example>";
    }

    /** As text, and within bytes. */
    private List<String> tablesWith(String word) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var query = connection.createStatement();
                var tables = query.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (tables.next()) {
                try (var rows = statement.executeQuery("""
                        select 1 from "%1$s" t where strpos(t::text, '%2$s') > 0
                        or strpos(t::text, encode('%2$s'::bytea, 'hex')) > 0 limit 1""".formatted(tables.getString(1),
                        word))) {
                    if (rows.next()) {
                        found.add(tables.getString(1));
                    }
                }
            }
        }
        return found;
    }
}
