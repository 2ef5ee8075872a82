package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Api;
import io.guichet.ticket.ShiftedClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Parts of imports come as streams, again if need be; a job that is over goes in its time. */
@QuarkusTest
class ImportPartsTest {

    private static final int LARGEST = 16 * 1024 * 1024;

    @Inject
    Ids ids;
    @Inject
    ShiftedClock clock;
    @Inject
    AgroalDataSource database;

    private String mark = "";
    private String job = "";

    @BeforeEach
    void anImport() {
        mark = "m" + ids.next().toString().replace("-", "");
        job = asAdministrator().body(Map.of("of", "TICKETS", "source", mark)).post(Jobs.PATH + "/imports").then()
                .statusCode(201).extract().path("id");
    }

    @Test
    void a_part_that_is_sent_again_replaces_what_came_before_under_its_number() {
        part(0, lines(0, 3)).then().statusCode(200).body("total", equalTo(3));
        part(1, lines(10, 2)).then().statusCode(200).body("total", equalTo(5));
        part(0, lines(5, 2)).then().statusCode(200).body("total", equalTo(4));

        start().then().statusCode(200);

        Jobs.done(Api::asAdministrator, job).body("total", equalTo(4)).body("done", equalTo(4));
        assertThat(imported()).contains("Old 5", "Old 6", "Old 10", "Old 11").doesNotContain("Old 0");
    }

    @Test
    void a_part_that_is_sent_again_while_it_comes_waits_for_its_lines_and_they_not_for_it() throws Exception {
        part(0, lines(0, 3)).then().statusCode(200);
        try (var threads = Executors.newSingleThreadExecutor();
                var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // As some lines that come: their part first.
            statement.execute("update job_part set lines = lines + 1 where job_id = '" + job + "'");
            var again = threads.submit(() -> part(0, lines(5, 2)).then().extract().statusCode());
            await().pollInterval(Duration.ofMillis(20)).until(() -> isWaitedFor(statement));

            statement.execute("insert into job_item (job_id, position, content) values ('" + job + "', 4, '{}')");
            connection.commit();

            assertThat(again.get()).isEqualTo(200);
        }
    }

    /** Whether somebody waits for what this transaction has changed. */
    private static boolean isWaitedFor(Statement statement) throws SQLException {
        try (var found = statement.executeQuery("select 1 from pg_locks where not granted"
                + " and transactionid = pg_current_xact_id()::xid")) {
            return found.next();
        }
    }

    @Test
    void a_part_of_many_lines_is_taken_as_it_comes() {
        var text = "x".repeat(1_000);
        var many = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"externalId\": \"%d\", \"text\": \"%s\"}".formatted(i, text))
                .collect(Collectors.joining("\n"));

        part(0, many).then().statusCode(200).body("total", equalTo(10_000));

        asAdministrator().get(Jobs.PATH + "/" + job + "/items?limit=1").then()
                .body("items[0].position", equalTo(1)).body("items[0].content.size()", equalTo(many.indexOf('\n')));
        asAdministrator().put(Jobs.PATH + "/" + job + "/cancellation").then().statusCode(200);
    }

    @Test
    void what_is_too_large_is_refused_and_nothing_of_it_stays() {
        part(0, lines(0, 1)).then().statusCode(200);
        var body = "x".repeat(1 << 20).concat("\n").repeat(17).getBytes(StandardCharsets.UTF_8);
        assertThat(body.length).isGreaterThan(LARGEST);

        // Without a length, it is found out as it comes.
        request().body(new ByteArrayInputStream(body)).put(path(1)).then().statusCode(413);
        send(1, "application/x-ndjson", "y".repeat(3 << 20)).then().statusCode(422);
        send(1, "text/csv", "a,b\n\"1\" x,2").then().statusCode(422);

        asAdministrator().get(Jobs.PATH + "/" + job).then().body("total", equalTo(1));
        start().then().statusCode(200);
    }

    @Test
    void what_another_helpdesk_exported_is_imported_as_it_is() {
        var mapping = Map.of("columns", Map.of("Ticket ID", "externalId", "Subject", "subject", "Description", "text",
                "Requester", "email", "State", "status", "Opened", "createdAt", "Labels", "tags"), "values",
                Map.of("status", Map.of("solved", "CLOSED", "waiting", "PENDING")), "defaults",
                Map.of("department", "support-fr"));
        job = asAdministrator().body(Map.of("of", "TICKETS", "source", mark, "mapping", mapping))
                .post(Jobs.PATH + "/imports").then().log().ifValidationFails().statusCode(201).extract().path("id");

        send(0, "text/csv", """
                Ticket ID,Subject,Description,Requester,State,Opened,Labels
                7,Printer,"It
                jams",a@client.example,Solved,2024-03-01 10:00:00,"%1$s,old"
                8,Screen,Dark,b@client.example,waiting,2024-03-02,%1$s
                """.formatted(mark)).then().statusCode(200)
                .body("total", equalTo(2));
        start().then().statusCode(200);

        Jobs.done(Api::asAdministrator, job).body("done", equalTo(2)).body("failed", equalTo(0));
        assertThat(imported()).contains("\"status\":\"CLOSED\"", "\"status\":\"PENDING\"",
                "2024-03-01T10:00:00Z");
        asAdministrator().body(Map.of("of", "TICKETS", "mapping", Map.of("columns", Map.of("a", "mood"))))
                .post(Jobs.PATH + "/imports").then().statusCode(422).body("errors[0].pointer", equalTo("/mapping"));
    }

    @Test
    void nobody_waits_for_what_was_answered_before_it_was_imported() {
        var statuses = List.of("OPEN", "ON_HOLD", "ANSWERED", "PENDING");
        for (var number = 0; number < statuses.size(); number++) {
            var line = lines(number, 1).replace("\"tags\"",
                    "\"status\": \"%s\", \"createdAt\": \"2024-03-01T10:00:00Z\", \"tags\""
                            .formatted(statuses.get(number)));
            part(number, line).then().statusCode(200);
        }
        start().then().statusCode(200);
        Jobs.done(Api::asAdministrator, job).body("done", equalTo(4));

        var shown = asAdministrator().get(Api.TICKETS + "?tag=" + mark).then().statusCode(200).extract().jsonPath();

        assertThat(shown.getList("items.findAll { it.waitingSince == null }.status")).asString()
                .contains("ANSWERED", "PENDING").doesNotContain("OPEN", "ON_HOLD");
        assertThat(shown.getList("items.findAll { it.waitingSince != null }.status")).hasSize(2);
    }

    @Test
    void a_job_that_is_not_ones_own_takes_nothing() {
        Callers.as("agent").contentType("application/x-ndjson").body(bytes(lines(0, 1))).put(path(0)).then()
                .statusCode(404);
        request().body(bytes(lines(0, 1))).put(Jobs.PATH + "/" + UUID.randomUUID() + "/parts/0").then().statusCode(404);
    }

    @Test
    void a_running_job_that_is_cancelled_stops_and_what_is_done_stays_done() {
        part(0, lines(0, 3_000)).then().statusCode(200);
        start().then().statusCode(200);
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(() -> shown("done") >= 20);

        asAdministrator().put(Jobs.PATH + "/" + job + "/cancellation").then().statusCode(200)
                .body("state", equalTo("CANCELLED"));

        var done = shown("done");
        assertThat(done).isBetween(20, 2_999);
        assertThat(imported().lines().count()).isEqualTo(done);
        // Whoever has just been at it has found nothing more to do by the time a later job is done.
        var later = Jobs.imported(Api::asAdministrator, "TICKETS", mark + "-later", "ndjson", lines(9_000, 1));
        Jobs.done(Api::asAdministrator, later).body("failed", equalTo(0));
        assertThat(shown("done")).isEqualTo(done);
        assertThat(imported().lines().count()).isEqualTo(done + 1);
    }

    @Test
    void nothing_is_left_of_a_job_thirty_days_after_its_end() {
        part(0, lines(0, 1) + "\nno json").then().statusCode(200);
        start().then().statusCode(200);
        Jobs.done(Api::asAdministrator, job).body("failed", equalTo(1));
        asAdministrator().get(Jobs.PATH + "/" + job + "/items?state=DONE").then()
                .body("items[0].content", equalTo(""));

        clock.later(Duration.ofDays(29), () -> asAdministrator().get(Jobs.PATH + "/" + job).then().statusCode(200));
        clock.later(Duration.ofDays(31), () -> await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> asAdministrator().get(Jobs.PATH + "/" + job).then().statusCode(404)));
    }

    private int shown(String name) {
        return asAdministrator().get(Jobs.PATH + "/" + job).path(name);
    }

    private String imported() {
        return asAdministrator().queryParam("filter",
                "{\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"%s\"}".formatted(mark))
                .get("/api/v1/exports/tickets.ndjson").then().statusCode(200).extract().asString();
    }

    private Response part(int number, String lines) {
        return send(number, "application/x-ndjson", lines);
    }

    private Response send(int number, String type, String body) {
        return asAdministrator().contentType(type).body(bytes(body)).put(path(number));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RequestSpecification request() {
        return asAdministrator().contentType("application/x-ndjson");
    }

    private String path(int number) {
        return Jobs.PATH + "/" + job + "/parts/" + number;
    }

    private Response start() {
        return asAdministrator().urlEncodingEnabled(false).post(Jobs.PATH + "/" + job + ":start");
    }

    private String lines(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> """
                {"externalId": "%d", "subject": "Old %d", "text": "From before", "email": "old@client.example",\
                 "department": "support-fr", "tags": ["%s"]}""".formatted(i, i, mark))
                .collect(Collectors.joining("\n"));
    }
}
