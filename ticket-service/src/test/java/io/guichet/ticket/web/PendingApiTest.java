package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.guichet.ticket.ShiftedClock;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class PendingApiTest {

    @Inject
    Wire wire;
    @Inject
    ShiftedClock clock;

    @Test
    void a_beginners_reply_waits_and_goes_out_in_their_name() {
        var id = openForFarid();
        String message = propose(id, "Try agin.");

        asAdministrator().get(pending(id)).then().body("items[0].state", equalTo("AWAITING_APPROVAL"));
        ticket(id).then().body("status", equalTo("NEW"));
        asAdministrator().body(Map.of("text", "Try again.")).patch(pending(id) + "/" + message).then().statusCode(200);
        asAdministrator().put(pending(id) + "/" + message + "/approval").then().log().ifValidationFails()
                .statusCode(200).body("id", equalTo(message)).body("text", equalTo("Try again."))
                .body("author.name", equalTo("Farid Benali"));

        ticket(id).then().body("status", equalTo("ANSWERED"));
        asAdministrator().put(pending(id) + "/" + message + "/approval").then().statusCode(409);
        asAdministrator().get(TICKETS + "/" + id + "/timeline").then()
                .body("items.kind", hasItem("ReplyProposed")).body("items.kind", hasItem("ReplyApproved"));
    }

    @Test
    void what_waits_for_approval_is_listed_for_those_who_may_give_it_and_see_the_ticket() {
        var id = openForFarid();
        String message = propose(id, "Try again.");
        int number = ticket(id).path("number");
        var list = "/api/v1/pending-messages?limit=200";

        asAdministrator().get(list).then().statusCode(200)
                .body("items.find { it.message.id == '%s' }.number".formatted(message), equalTo(number))
                .body("items.find { it.message.id == '%s' }.message.text".formatted(message), equalTo("Try again."));
        Callers.as("supervisor").get(list).then().statusCode(200).body("items.message.id", not(hasItem(message)));
        asBruno().get(list).then().statusCode(403);
        asAdministrator().put(pending(id) + "/" + message + "/approval").then().statusCode(200);
        asAdministrator().get(list).then().body("items.message.id", not(hasItem(message)));
    }

    @Test
    void a_refused_reply_tells_its_author_why_and_the_customer_nothing() {
        var id = openForFarid();
        String message = propose(id, "No idea.");

        asAdministrator().body(Map.of("reason", "Ask Bruno.")).put(pending(id) + "/" + message + "/refusal").then()
                .statusCode(200).body("state", equalTo("REFUSED"));

        asFarid().get(pending(id)).then().body("items[0].reason", equalTo("Ask Bruno."));
        asCustomer(Api.CLAIRE).get(TICKETS + "/" + id + "/messages").then().body("items", hasSize(1));
        asCustomer(Api.CLAIRE).get(pending(id)).then().statusCode(403);
    }

    @Test
    void what_was_written_before_proof_was_asked_for_does_not_go_out_without_it() {
        var id = openForFarid();
        String message = propose(id, "Here is your invoice.");
        String question = write(asFarid(), id, Map.of("text", "Who are you?", "asksForProof", true)).then()
                .statusCode(202).extract().path("id");
        var category = "c" + id;
        asAdministrator().body(Map.of("content", Map.of("labels", Map.of("en", "Account"), "writtenOnly", false,
                "verification", "PROVEN"))).put("/api/v1/ticket-settings/categories/" + category).then()
                .statusCode(200);
        asAdministrator().header("If-Match", "*").body(Map.of("category", category)).patch(TICKETS + "/" + id).then()
                .statusCode(200);

        asAdministrator().put(pending(id) + "/" + message + "/approval").then().statusCode(422);

        asAdministrator().get(pending(id)).then().body("items[0].state", equalTo("AWAITING_APPROVAL"));
        asAdministrator().put(pending(id) + "/" + question + "/approval").then().statusCode(200);
        asAdministrator().header("If-Match", "*").delete("/api/v1/ticket-settings/categories/" + category).then()
                .statusCode(204);
    }

    @Test
    void who_proposes_neither_approves_nor_forwards() {
        var id = openForFarid();
        String message = propose(id, "Try again.");

        asFarid().put(pending(id) + "/" + message + "/approval").then().statusCode(403);
        write(asFarid(), id, Map.of("kind", "FORWARD", "text", "Look.", "to", List.of("bank@partner.example"))).then()
                .statusCode(403);
        write(asFarid(), id, Map.of("text", "Done.", "then", "CLOSE")).then().statusCode(403);
    }

    @Test
    void a_held_message_that_is_withdrawn_was_never_told_of() {
        var id = open();
        String message = write(asBruno(), id, Map.of("text", "Oops.", "hold", true)).then().statusCode(202)
                .body("state", equalTo("HELD")).extract().path("id");

        Api.asShop().delete(pending(id) + "/" + message).then().statusCode(409);
        asBruno().delete(pending(id) + "/" + message).then().statusCode(200).body("text", equalTo("Oops."));
        clock.later(Duration.ofMinutes(1),
                () -> write(asBruno(), id, Map.of("kind", "NOTE", "text", "Later.")).then().statusCode(201));

        asBruno().delete(pending(id) + "/" + message).then().statusCode(409);
        var events = wire.await(id, event -> event.ticket().version() == 3);
        assertThat(events).filteredOn(MessageAdded.class::isInstance).hasSize(2)
                .noneMatch(event -> ((MessageAdded) event).text().equals("Oops."));
        asBruno().get(TICKETS + "/" + id + "/timeline").then()
                .body("items.kind", equalTo(List.of("TicketOpened", "MessageAdded", "MessageAdded")));
    }

    @Test
    void a_held_message_goes_out_when_its_time_has_come() {
        var id = open();
        write(asBruno(), id, Map.of("text", "Try again.", "hold", true, "then", "PENDING")).then().statusCode(202);
        ticket(id).then().body("status", equalTo("NEW"));

        clock.later(Duration.ofSeconds(11), () -> awaitTicket(id, "status", equalTo("PENDING")));

        asCustomer(Api.CLAIRE).get(TICKETS + "/" + id + "/messages").then()
                .body("items.text", equalTo(List.of("My card is refused.", "Try again.")));
        asBruno().get(pending(id)).then().body("items", hasSize(0));
    }

    @Test
    void an_answer_to_what_is_closed_is_refused_at_once_also_if_it_would_wait() {
        var id = openForFarid();
        asBruno().put(TICKETS + "/" + id + "/closure").then().statusCode(200);

        write(asBruno(), id, Map.of("text", "Try again.", "hold", true)).then().statusCode(409);
        write(asFarid(), id, Map.of("text", "Try again.")).then().statusCode(409);
    }

    @Test
    void what_can_no_longer_be_sent_says_why() {
        var id = open();
        write(asBruno(), id, Map.of("text", "Try again.", "hold", true)).then().statusCode(202);
        asBruno().put(TICKETS + "/" + id + "/closure").then().statusCode(200);

        clock.later(Duration.ofSeconds(11), () -> await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> asBruno().get(pending(id)).then().body("items[0].state", equalTo("REFUSED"))));
    }

    private static String openForFarid() {
        var id = open();
        asAdministrator().body(Map.of("id", DirectoryFixtures.FARID)).put(TICKETS + "/" + id + "/assignee").then()
                .statusCode(200);
        return id;
    }

    private static String propose(String ticket, String text) {
        return write(asFarid(), ticket, Map.of("text", text)).then().log().ifValidationFails().statusCode(202)
                .extract().path("id");
    }

    private static RequestSpecification asFarid() {
        return Api.as(DirectoryFixtures.token(DirectoryFixtures.FARID));
    }

    private static String pending(String ticket) {
        return TICKETS + "/" + ticket + "/pending-messages";
    }
}
