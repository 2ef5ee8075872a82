package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Somebody opens tickets in the name of another, by each door and by all of them: -Dflood.tickets says how many. */
class ForgedRequesterTest {

    private static final int TICKETS = Integer.getInteger("flood.tickets", 24);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** As long as an acknowledgement may wait for what is promised, and a little. */
    private static final Duration RECEIPT = Duration.ofSeconds(12);
    private static final int MANY = 100_000;
    private static final int PAGE = 200;
    private static final String BOX = "desk@forged.guichet.example";
    private static final String FORM = "forged-requests";
    /** What the sender chose: in no mail to the victim. */
    private static final String MARK = "CHOSEN";

    private final Installation guichet = Installation.shared();
    private final Mail mail = guichet.mail();
    private final String victim = "v" + UUID.randomUUID() + "@customer.example";

    /** Where a request can be made in somebody's name. */
    enum Door {
        MAIL, FORM, PRODUCT, PRODUCTS_OWN_FORM
    }

    @BeforeEach
    void departmentThatIsWrittenTo() {
        alice().body(Map.of("name", "Forged", "language", "en", "supportAddress", BOX)).put("/departments/forged")
                .then().statusCode(oneOf(200, 201));
        await().atMost(PATIENCE).untilAsserted(() -> alice().body(Map.of("address", BOX, "department", "forged",
                "imap", Map.of("host", "127.0.0.1", "port", guichet.imapPort(), "username", BOX, "password", "any",
                        "encryption", "NONE")))
                .post("/mailboxes").then().statusCode(oneOf(201, 409)));
        // Once it is there, it cannot be put again without saying which version was seen.
        alice().body(Map.of("department", "forged", "content", Map.of("publicId", FORM, "title", Map.of("en", "Ask us"),
                "perHour", MANY, "inAllPerHour", MANY))).put("/ticket-settings/forms/" + FORM).then()
                .statusCode(oneOf(200, 412, 428));
        RestAssured.given().baseUri(guichet.url()).get("/api/v1/forms/" + FORM).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void through_one_door_the_victim_gets_one_mail_with_nothing_in_it_that_the_sender_chose(Door door) {
        for (var number = 0; number < TICKETS; number++) {
            forge(door, number);
        }

        assertOneMail();
    }

    @Test
    void through_all_doors_in_turn_the_victim_gets_one_mail() {
        for (var number = 0; number < TICKETS; number++) {
            forge(Door.values()[number % Door.values().length], number);
        }

        assertOneMail();
    }

    @Test
    void whoever_closes_all_that_was_forged_mails_the_victim_no_more() {
        for (var number = 0; number < TICKETS; number++) {
            forge(Door.MAIL, number);
        }
        await().atMost(PATIENCE).untilAsserted(() -> guichet.as("alice").queryParam("contact", victim)
                .queryParam("limit", PAGE).get("/tickets").then()
                .body("items.size()", equalTo(Math.min(TICKETS, PAGE))));
        String contact = guichet.as("alice").queryParam("contact", victim).get("/tickets").path("items[0].contact.id");

        String job = alice().body(Map.of("filter", Map.of("field", "contact", "operator", "is", "value", contact),
                "action", Map.of("status", "CLOSED"))).post("/jobs").then().statusCode(202).extract().path("id");

        await().atMost(PATIENCE).untilAsserted(() -> guichet.as("alice").get("/jobs/" + job).then()
                .body("state", equalTo("DONE")).body("failed", equalTo(0)));
        assertOneMail();
    }

    /** What is still to come of all that was asked comes before what somebody else is answered, who asks after it. */
    private void assertOneMail() {
        await().atMost(PATIENCE).until(() -> !mail.inbox(victim).isEmpty());
        var witness = "w" + victim;
        mail.raw(witness, List.of(BOX), Written.mail(witness, BOX, "A request"));
        await().atMost(PATIENCE).until(() -> !mail.inbox(witness).isEmpty());
        await().during(RECEIPT).atMost(PATIENCE).until(() -> mail.inbox(victim).size() == 1);
        assertThat(mail.inbox(victim)).singleElement().satisfies(received -> {
            assertThat(received.toString()).doesNotContain(MARK);
            assertThat(received.autoSubmitted()).isEqualTo("auto-replied");
            assertThat(received.files()).isEmpty();
        });
    }

    private void forge(Door door, int number) {
        switch (door) {
            case MAIL -> mail.raw(victim, List.of(BOX), Written.mail(MARK + " <" + victim + ">", BOX,
                    MARK + " " + number, "References: <" + MARK + number + "@elsewhere.example>", "Reply-To: " + MARK
                            + "@elsewhere.example",
                    "Comments: " + MARK));
            // A stranger's address may send a few at once: the others are refused, which is as good.
            case FORM -> fillIn(number).statusCode(oneOf(201, 429));
            case PRODUCT -> ask(number, "API").statusCode(oneOf(201, 429));
            case PRODUCTS_OWN_FORM -> ask(number, "WEB_FORM").statusCode(oneOf(201, 429));
        }
    }

    private ValidatableResponse fillIn(int number) {
        return RestAssured.given().baseUri(guichet.url()).contentType(ContentType.JSON).body(Map.of("email", victim,
                "name", MARK, "subject", MARK + " " + number, "text", MARK, "answers", Map.of(), "fields", Map.of()))
                .post("/api/v1/forms/" + FORM + "/submissions").then();
    }

    private ValidatableResponse ask(int number, String channel) {
        return guichet.asClient("guichet-demo").contentType(ContentType.JSON).body(Map.of("subject",
                MARK + " " + number, "text", MARK, "department", "forged", "channel", channel, "contact",
                Map.of("email", victim, "name", MARK))).post("/tickets").then();
    }

    private RequestSpecification alice() {
        return guichet.as("alice").contentType(ContentType.JSON);
    }
}
