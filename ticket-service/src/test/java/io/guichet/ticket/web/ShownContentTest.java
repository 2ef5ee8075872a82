package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;

/** What is shown to whom, of two tickets alike, one of each department: not only whether they may ask. */
@QuarkusTest
class ShownContentTest {

    private static final Map<String, String> DEPARTMENTS = Map.of("english", "support-en", "french", "support-fr");

    @Inject
    Ids ids;

    private String mark = "";
    private String english = "";
    private String french = "";

    @BeforeEach
    void aTicketOfEachDepartment() {
        mark = "m" + ids.next().toString().replace("-", "");
        english = openIn("english");
        french = openIn("french");
    }

    private String openIn(String side) {
        return open(Map.of("department", DEPARTMENTS.get(side), "subject", "Printer " + mark, "text",
                "The printer shows " + mark + " of the " + side, "category", mark + side, "contact",
                Map.of("email", mark + "@client.example")));
    }

    @ParameterizedTest
    @CsvSource({"administrator,english french", "manager,english french", "supervisor,english"})
    void figures_are_of_the_tickets_that_one_sees(String caller, String seen) {
        var figures = Callers.as(caller).get(TICKETS + "/stats?by=category").then().statusCode(200).extract()
                .asString();
        var table = Callers.as(caller).get(TICKETS + "/stats/table.csv?by=category").then().statusCode(200).extract()
                .asString();

        assertShown(figures, seen, mark + "english", mark + "french");
        assertShown(table, seen, mark + "english", mark + "french");
    }

    @ParameterizedTest
    @CsvSource({"administrator,english french", "manager,english french", "agent,english", "light,english",
        "foreign,french", "reader,english french"})
    void likely_duplicates_and_exported_messages_are_of_the_tickets_that_one_sees(String caller, String seen) {
        var own = seen.startsWith("english") ? english : french;
        var other = openIn(seen.startsWith("english") ? "english" : "french");

        var likely = Callers.as(caller).get(TICKETS + "/" + other + "/duplicates").then().statusCode(200).extract()
                .asString();
        var messages = Callers.as(caller).get("/api/v1/exports/messages.ndjson").then().statusCode(200).extract()
                .asString();

        assertThat(likely).contains(own);
        assertShown(likely, seen, english, french);
        assertShown(messages, seen, mark + " of the english", mark + " of the french");
    }

    @ParameterizedTest
    @CsvSource({"administrator,english french", "agent,english", "beginner,''", "foreign,french"})
    void the_timeline_of_a_customer_is_of_the_tickets_that_one_sees(String caller, String seen) {
        String contact = Api.ticket(english).path("contact.id");

        var timeline = Callers.as(caller).get("/api/v1/contacts/" + contact + "/timeline").then().statusCode(200)
                .extract().asString();

        assertShown(timeline, seen, english, french);
    }

    @ParameterizedTest
    @CsvSource({"administrator,english french", "manager,english french", "supervisor,english", "foreign,french",
        "beginner,''"})
    void the_trash_is_that_of_the_tickets_that_one_sees(String caller, String seen) {
        for (var ticket : List.of(english, french)) {
            asAdministrator().body(Map.of()).put(TICKETS + "/" + ticket + "/trash").then().statusCode(200);
        }

        var trash = Callers.as(caller).get("/api/v1/trash?limit=100").then().statusCode(200).extract().asString();

        assertShown(trash, seen, english, french);
    }

    @ParameterizedTest
    @CsvSource({"administrator,english french", "agent,english", "foreign,french"})
    void mails_that_are_held_are_about_the_tickets_that_one_sees(String caller, String seen) {
        var ofEnglish = heldAbout("english", english);
        var ofFrench = heldAbout("french", french);

        var list = Callers.as(caller).get("/api/v1/channels/email/held?limit=100").then().statusCode(200).extract()
                .asString();

        assertShown(list, seen, ofEnglish, ofFrench);
        Map.of("english", ofEnglish, "french", ofFrench)
                .forEach((side, mail) -> Callers.as(caller).get("/api/v1/channels/email/held/" + mail).then()
                        .statusCode(seen.contains(side) ? 200 : 404));
    }

    @ParameterizedTest
    @CsvSource({"administrator,english french", "agent,english", "light,english", "foreign,french", "beginner,''",
        "reader,english french"})
    void a_file_is_given_to_those_who_see_the_ticket_that_it_goes_with(String caller, String seen) {
        var files = Map.of("english", fileOf(english, "agent"), "french", fileOf(french, "foreign"));

        files.forEach((side, file) -> {
            var answer = Callers.as(caller).get("/api/v1/attachments/" + file);
            assertThat(answer.statusCode()).as(side).isEqualTo(seen.contains(side) ? 200 : 404);
            assertThat(answer.asString().contains("inside " + mark)).as(side).isEqualTo(seen.contains(side));
        });
    }

    @ParameterizedTest
    @CsvSource({"agent,english", "foreign,french"})
    void what_one_is_to_take_next_is_ones_own(String caller, String seen) {
        asAdministrator().header("If-Match", "*").body(Map.of("importance", 5))
                .patch("/api/v1/contacts/" + Api.ticket(english).path("contact.id")).then().statusCode(200);
        Map.of(english, DirectoryFixtures.DANIEL, french, DirectoryFixtures.BRUNO).forEach((ticket, agent) -> {
            asAdministrator().header("If-Match", "*").body(Map.of("priority", "URGENT"))
                    .patch(TICKETS + "/" + ticket).then().statusCode(200);
            asAdministrator().body(Map.of("id", agent)).put(TICKETS + "/" + ticket + "/assignee").then()
                    .statusCode(200);
        });

        var next = Callers.as(caller).get(TICKETS + "/next?limit=200").then().statusCode(200).extract().asString();

        assertShown(next, seen, english, french);
    }

    private void assertShown(String answer, String seen, String ofEnglish, String ofFrench) {
        assertThat(answer.contains(ofEnglish)).as("english").isEqualTo(seen.contains("english"));
        assertThat(answer.contains(ofFrench)).as("french").isEqualTo(seen.contains("french"));
    }

    private String fileOf(String ticket, String author) {
        String file = Callers.as(author).contentType("application/octet-stream")
                .body(("inside " + mark).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/attachments?filename=note.txt").then().statusCode(201).extract().path("id");
        Api.write(Callers.as(author), ticket, Map.of("kind", "NOTE", "text", "See", "attachments", List.of(file)))
                .then().statusCode(201);
        return file;
    }

    /** Written by somebody who takes no part in the ticket. */
    private String heldAbout(String side, String ticket) {
        var box = side + "-shown@guichet.example";
        asAdministrator().body(Map.of("address", box, "department", DEPARTMENTS.get(side))).post("/api/v1/mailboxes");
        var mail = String.join("\r\n", "From: stranger-" + mark + "@client.example", "To: " + box,
                "Message-ID: <" + UUID.randomUUID() + "@client.example>",
                "Subject: Mine too [#" + Api.ticket(ticket).path("number") + "]", "", "Hello", "");
        return RestAssured.given()
                .config(RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.ALICE)).contentType("message/rfc822")
                .body(mail.getBytes(StandardCharsets.UTF_8)).post("/api/v1/channels/email/messages?mailbox=" + box)
                .then().log().ifValidationFails().statusCode(200).body("outcome", equalTo("HELD")).extract()
                .path("id");
    }
}
