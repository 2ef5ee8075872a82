package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asBruno;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;

/** What several say of one contact at the same time is kept, all of it. */
@QuarkusTest
class PeopleImportTest {

    @Inject
    Ids ids;

    @Inject
    AgroalDataSource database;

    private String address = "";
    private String contact = "";

    @BeforeEach
    void aContact() {
        address = "zoe@d" + ids.next().toString().replace("-", "") + ".example";
        contact = asBruno().body(Map.of("email", address)).post("/api/v1/contacts").then().statusCode(201).extract()
                .path("id");
    }

    @Test
    void two_lines_of_one_import_on_one_contact_both_count() {
        var job = Jobs.imported(Api::asBruno, "CONTACTS", "test", "csv",
                "email,name,region,level\n%1$s,Zoe,,\n%1$s,,EU,\n%1$s,,,premium\n".formatted(address));

        Jobs.done(Api::asBruno, job).body("done", equalTo(3));
        asBruno().get("/api/v1/contacts/" + contact).then().body("name", equalTo("Zoe")).body("region", equalTo("EU"))
                .body("level", equalTo("premium"));
    }

    @Test
    void several_imports_at_once_on_one_contact_all_count() {
        var jobs = List.of("name", "region", "level", "language").stream().map(column -> Jobs.imported(Api::asBruno,
                "CONTACTS", "test", "csv", "email,%s\n%s,%s\n".formatted(column, address,
                        column.equals("language") ? "fr" : "x")))
                .toList();

        jobs.forEach(job -> Jobs.done(Api::asBruno, job).body("done", equalTo(1)));
        asBruno().get("/api/v1/contacts/" + contact).then().body("name", equalTo("x")).body("region", equalTo("x"))
                .body("level", equalTo("x")).body("language", equalTo("fr"));
    }

    @Test
    void an_import_overwrites_nothing_that_an_agent_edits_meanwhile() throws Exception {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("update contact set region = 'CH', revision = revision + 1 where id = '" + contact
                    + "'");
            var job = Jobs.imported(Api::asBruno, "CONTACTS", "test", "csv", "email,name\n%s,Zoe\n".formatted(address));
            await().until(() -> waits(statement));
            connection.commit();

            Jobs.done(Api::asBruno, job).body("done", equalTo(1));
        }
        var after = asBruno().get("/api/v1/contacts/" + contact).jsonPath();
        assertThat(after.getString("region")).isEqualTo("CH");
        assertThat(after.getString("name")).isEqualTo("Zoe");
        assertThat(after.getInt("revision")).isEqualTo(3);
    }

    /** Whether somebody waits for a row that another has locked. */
    private static boolean waits(Statement statement) throws SQLException {
        try (var found = statement.executeQuery("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database() and query like '%contact%'")) {
            return found.next();
        }
    }
}
