package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.guichet.ticket.ShiftedClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Alice's ticket, which Bob's was merged into. */
@QuarkusTest
class MergedCustomersTest {

    @Inject
    Ids ids;
    @Inject
    ShiftedClock clock;

    private String alice = "";
    private String bob = "";
    private String ofAlice = "";
    private String ofBob = "";

    @BeforeEach
    void tickets() {
        alice = "alice" + ids.next() + "@client.example";
        bob = "bob" + ids.next() + "@client.example";
        ofAlice = open(Map.of("contact", Map.of("email", alice), "subject", "Alice's secret"));
        ofBob = open(Map.of("contact", Map.of("email", bob), "subject", "Bob's card"));
    }

    @Test
    void nobody_is_merged_into_the_ticket_of_another_and_left_without_an_answer() {
        asBruno().body(Map.of("tickets", List.of(ofBob))).post(TICKETS + "/" + ofAlice + "/merge").then()
                .statusCode(409).body("detail", containsString("different customers"));

        ticket(ofBob).then().body("status", equalTo("NEW"));
        merge();
    }

    @Test
    void what_is_split_off_belongs_to_whoever_wrote_it() {
        merge();
        String message = write(asCustomer(bob), ofBob, Map.of("text", "My xylophone.")).then().statusCode(201)
                .body("ticket", equalTo(ofAlice)).extract().path("id");

        String split = split(message).then().log().ifValidationFails().statusCode(201)
                .body("contact.email", equalTo(bob)).body("subject", equalTo("Bob's card")).extract().path("id");

        asCustomer(alice).get(TICKETS + "/" + split).then().statusCode(404);
        asCustomer(bob).get(TICKETS + "/" + split + "/messages").then()
                .body("items.text", equalTo(List.of("My xylophone.")));
    }

    @Test
    void what_the_target_shows_of_a_source_is_split_off_like_its_own_but_never_two_customers_together() {
        String opening = asBruno().get(TICKETS + "/" + ofBob + "/messages").path("items[0].id");
        String own = asBruno().get(TICKETS + "/" + ofAlice + "/messages").path("items[0].id");
        String answer = write(asBruno(), ofAlice, Map.of("text", "To Alice alone.")).path("id");
        String note = write(asBruno(), ofAlice, Map.of("kind", "NOTE", "text", "Both of them?")).path("id");
        merge();

        split(opening, own).then().statusCode(422);
        split(opening, answer).then().statusCode(422);
        split(opening, note).then().log().ifValidationFails().statusCode(201).body("contact.email", equalTo(bob));
    }

    @Test
    void a_file_that_the_target_shows_is_forwarded_from_there() {
        String file = asBruno().contentType("application/octet-stream").body(new byte[]{1, 2, 3})
                .post("/api/v1/attachments?filename=a.bin").then().log().ifValidationFails().statusCode(201).extract()
                .path("id");
        write(asBruno(), ofBob, Map.of("text", "See the file", "attachments", List.of(file))).then().statusCode(201);
        var forward = Map.<String, Object>of("kind", "FORWARD", "text", "Look.", "to", List.of("bank@partner.example"),
                "attachments", List.of(file));
        write(asBruno(), ofAlice, forward).then().statusCode(422);
        merge();

        write(asBruno(), ofAlice, forward).then().log().ifValidationFails().statusCode(201);
    }

    @Test
    void what_others_are_part_of_does_not_go_to_the_trash() {
        merge();

        asBruno().body(Map.of("spam", false)).put(TICKETS + "/" + ofAlice + "/trash").then().statusCode(409);

        asBruno().delete(TICKETS + "/" + ofBob + "/merge").then().statusCode(200);
        asBruno().body(Map.of("spam", false)).put(TICKETS + "/" + ofAlice + "/trash").then().statusCode(200);
    }

    @Test
    void what_waited_for_approval_is_refused_with_the_reason() {
        var farid = DirectoryFixtures.token(DirectoryFixtures.FARID);
        asAdministrator().body(Map.of("id", DirectoryFixtures.FARID)).put(TICKETS + "/" + ofBob + "/assignee").then()
                .statusCode(200);
        String message = write(Api.as(farid), ofBob, Map.of("text", "Try again.")).then().statusCode(202).extract()
                .path("id");
        int number = ticket(ofAlice).path("number");
        merge();

        asAdministrator().get(TICKETS + "/" + ofBob + "/pending-messages").then().body("items[0].id", equalTo(message))
                .body("items[0].state", equalTo("REFUSED"))
                .body("items[0].reason", containsString("#" + number));
        asAdministrator().get("/api/v1/pending-messages?limit=200").then()
                .body("items.find { it.message.id == '%s' }".formatted(message), nullValue());
    }

    @Test
    void what_is_held_is_taken_back_also_after_its_ticket_was_merged() {
        String message = write(asBruno(), ofBob, Map.of("text", "Oops.", "hold", true)).then().statusCode(202).extract()
                .path("id");
        merge();

        asBruno().delete(TICKETS + "/" + ofBob + "/pending-messages/" + message).then().statusCode(200);
    }

    @Test
    void what_follows_up_a_source_says_nothing_of_the_target() {
        merge();
        asBruno().put(TICKETS + "/" + ofAlice + "/closure").then().statusCode(200);

        clock.later(Duration.ofDays(20), () -> {
            String next = write(asCustomer(bob), ofBob, Map.of("text", "Again.")).then().statusCode(201)
                    .body("ticket", not(equalTo(ofAlice))).extract().path("ticket");
            ticket(next).then().body("subject", equalTo("Bob's card")).body("contact.email", equalTo(bob));
            asBruno().get(TICKETS + "/" + next + "/links").then().body("items.ticket", equalTo(List.of(ofBob)));
        });
    }

    @Test
    void what_follows_up_an_emergency_is_none() {
        var mark = "e" + ids.next().toString().replace("-", "");
        asAdministrator().body(Map.of("department", "support-fr", "content", Map.of("when",
                Map.of("field", "fields." + mark, "operator", "is", "value", true), "tag", mark)))
                .put("/api/v1/ticket-settings/emergency-rules/" + mark).then().log().ifValidationFails()
                .statusCode(200);
        var outage = open(Map.of("contact", Map.of("email", bob), "fields", Map.of(mark, true, "order", "A1")));
        ticket(outage).then().body("priority", equalTo("URGENT")).body("tags", equalTo(List.of(mark)));
        asBruno().put(TICKETS + "/" + outage + "/closure").then().statusCode(200);

        clock.later(Duration.ofDays(20), () -> {
            String next = write(asCustomer(bob), outage, Map.of("text", "Merci !")).then().statusCode(201).extract()
                    .path("ticket");
            ticket(next).then().body("priority", equalTo("NORMAL")).body("tags", equalTo(List.of()))
                    .body("fields", equalTo(Map.of("order", "A1")));
        });
        asAdministrator().header("If-Match", "*").delete("/api/v1/ticket-settings/emergency-rules/" + mark).then()
                .statusCode(204);
    }

    private void merge() {
        asBruno().body(Map.of("tickets", List.of(ofBob), "inCopy", true)).post(TICKETS + "/" + ofAlice + "/merge")
                .then().log().ifValidationFails().statusCode(200);
    }

    private Response split(String... messages) {
        return asBruno().body(Map.of("messages", List.of(messages))).post(TICKETS + "/" + ofAlice + "/split");
    }
}
