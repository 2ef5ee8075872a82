package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.asShop;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.request;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.Actor;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.TestIssuer;
import io.guichet.testing.stack.StackTestResource;
import io.guichet.ticket.Api;
import io.guichet.ticket.ShiftedClock;
import io.guichet.ticket.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "ticket"))
class TicketApiTest {

    @Inject
    Wire wire;
    @Inject
    ShiftedClock clock;

    @Test
    void a_request_becomes_a_ticket_and_its_events() {
        // Nobody knows yet in what language they write.
        var contact = Map.of("email", "eva@client.example", "name", "Eva");
        var answer = asShop().body(request(Map.of("priority", "HIGH", "tags", List.of("card"), "contact", contact)))
                .post(TICKETS);

        answer.then().log().ifValidationFails().statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", startsWith(TICKETS + "/"))
                .body("number", greaterThanOrEqualTo(100_001))
                .body("status", equalTo("NEW"))
                .body("priority", equalTo("HIGH"))
                .body("channel", equalTo("API"))
                .body("language", equalTo("fr"))
                .body("contact.email", equalTo("eva@client.example"))
                .body("waitingSince", notNullValue())
                .body("group", nullValue());
        String id = answer.path("id");
        var events = wire.await(id, event -> event instanceof MessageAdded);
        assertThat(events).hasExactlyElementsOfTypes(TicketOpened.class, MessageAdded.class);
        var opened = (TicketOpened) events.getFirst();
        assertThat(opened.by().kind()).isEqualTo(Actor.Kind.CLIENT);
        assertThat(opened.acknowledge()).isTrue();
        assertThat(Objects.requireNonNull(opened.mail()).mailId()).isEqualTo("<ack." + id + "@fr.guichet.example>");
        assertThat(opened.mail().replyTo()).matches("support\\+[a-z2-7]{47}@fr\\.guichet\\.example");
        assertThat(events.getLast().ticket().version()).isEqualTo(((Number) answer.path("version")).longValue());
        assertThat(events.getLast().ticket().updatedAt()).isEqualTo(answer.<String>path("updatedAt"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"subject":"A","text":"B"}                                                    | 422 | /contact
            {"subject":" ","text":"B","contact":{"email":"a@b.example"}}                  | 400 | /subject
            {"subject":"A","contact":{"email":"a@b.example"}}                             | 422 | /text
            {"subject":"A","text":"B","html":"C","contact":{"email":"a@b.example"}}       | 422 | /html
            {"subject":"A","text":"B","contact":{"email":"nobody"}}                       | 422 | /contact/email
            {"subject":"A","text":"B","contact":{"email":"a@b.example"},"sort":"x"}       | 400 | /sort
            {"subject":"A","text":"B","contact":{"email":"a@b.example"},"priority":"MAX"} | 400 | /priority
            {"subject":"A","text":"B","contact":{"email":"a@b.example"},"department":"x"} | 422 | /department
            {"subject":"A","text":"B","contact":{"email":"a@b.example"},"tags":["x",""]}  | 400 | /tags/1
            """)
    void what_cannot_be_is_refused_with_a_pointer(String body, int status, String pointer) {
        asShop().body(body).post(TICKETS).then().log().ifValidationFails()
                .statusCode(status).contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void a_customer_opens_a_ticket_as_themselves() {
        var answer = asCustomer("lea@client.example").body(Map.of("subject", "Hello", "text", "Hello")).post(TICKETS);

        answer.then().log().ifValidationFails().statusCode(201)
                .body("contact.email", equalTo("lea@client.example"))
                .body("channel", equalTo("PORTAL"))
                .body("tags", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"subject":"A","text":"B","priority":"URGENT"}                   | /priority
            {"subject":"A","text":"B","channel":"PHONE"}                     | /channel
            {"subject":"A","text":"B","tags":["vip"]}                        | /tags
            {"subject":"A","text":"B","contact":{"email":"john@b.example"}}  | /contact/email
            {"subject":"A","text":"B","externalId":"1"}                      | /externalId
            """)
    void a_customer_does_not_decide_for_those_who_answer(String body, String pointer) {
        asCustomer("lea@client.example").body(body).post(TICKETS).then()
                .statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void a_ticket_is_found_by_its_number_too() {
        var id = open();
        int number = ticket(id).path("number");

        asBruno().get(TICKETS + "/" + number).then().statusCode(200).header("ETag", "\"1\"").body("id", equalTo(id));
    }

    @Test
    void what_does_not_exist_is_not_found() {
        asBruno().get(TICKETS + "/999999999").then().statusCode(404).contentType("application/problem+json");
        asBruno().get(TICKETS + "/nonsense").then().statusCode(404);
    }

    @Test
    void the_same_external_id_opens_one_ticket() {
        var _ = open(Map.of("externalId", "order-1"));

        asShop().body(request(Map.of("externalId", "order-1"))).post(TICKETS).then().log().ifValidationFails()
                .statusCode(409).body("type", equalTo("urn:guichet:problem:already-exists"));
    }

    @Test
    void an_edit_changes_what_it_names_and_is_told() {
        var id = open(Map.of("fields", Map.of("serial", "A1", "url", "https://a.example")));
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("serial", null);

        var answer = asBruno().header("If-Match", "\"1\"").contentType("application/merge-patch+json")
                .body(Map.of("priority", "URGENT", "status", "ON_HOLD", "tags", List.of("vip"), "fields", fields))
                .patch(TICKETS + "/" + id);

        answer.then().log().ifValidationFails().statusCode(200).header("ETag", "\"2\"")
                .body("priority", equalTo("URGENT")).body("status", equalTo("ON_HOLD"))
                .body("tags", equalTo(List.of("vip"))).body("fields", equalTo(Map.of("url", "https://a.example")));
        var events = wire.await(id, event -> event instanceof StatusChanged);
        assertThat(events).hasExactlyElementsOfTypes(TicketOpened.class, MessageAdded.class, FieldsChanged.class,
                PriorityChanged.class, StatusChanged.class);
        assertThat(events.getLast().ticket().version()).isEqualTo(((Number) answer.path("version")).longValue());
    }

    @Test
    void an_edit_says_which_revision_it_is_of() {
        var id = open();

        asBruno().body(Map.of("priority", "LOW")).patch(TICKETS + "/" + id).then().statusCode(428);
        asBruno().header("If-Match", "\"7\"").body(Map.of("priority", "LOW")).patch(TICKETS + "/" + id).then()
                .statusCode(412);
        ticket(id).then().body("priority", equalTo("NORMAL"));
    }

    @Test
    void every_flaw_of_an_edit_is_named() {
        var id = open();

        asBruno().header("If-Match", "*").body(Map.of("priority", "MAX", "number", 1, "tags", "x", "subject", ""))
                .patch(TICKETS + "/" + id).then().log().ifValidationFails().statusCode(400)
                .body("errors.pointer", hasItems("/priority", "/number", "/tags", "/subject"));
    }

    @Test
    void a_ticket_is_closed_once_and_reopened() {
        // Of somebody of whom no other test changes anything, which their tickets would tell.
        var id = open(Map.of("contact", Map.of("email", "once@closed.example")));

        asBruno().put(TICKETS + "/" + id + "/closure").then().statusCode(200).body("status", equalTo("CLOSED"))
                .body("resolvedAt", notNullValue()).body("waitingSince", nullValue());
        asBruno().put(TICKETS + "/" + id + "/closure").then().statusCode(409)
                .body("type", equalTo("urn:guichet:problem:ticket-already-closed"));
        asBruno().delete(TICKETS + "/" + id + "/closure").then().statusCode(200)
                .body("status", equalTo("REOPENED")).body("resolvedAt", nullValue());

        var events = wire.await(id, event -> event.ticket().status() == TicketStatus.REOPENED);
        assertThat(events).extracting(event -> event.ticket().version()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(Objects.requireNonNull(events.getLast().ticket().routingRequest()).reason()).isEqualTo("reopened");
    }

    @Test
    void a_person_gives_a_ticket_to_an_agent_and_takes_it_away() {
        var id = open();

        asBruno().body(Map.of("id", DirectoryFixtures.CHLOE)).put(TICKETS + "/" + id + "/assignee").then()
                .log().ifValidationFails().statusCode(200).header("ETag", "\"1\"")
                .body("assignee.name", equalTo("Chloé Petit"));
        asBruno().delete(TICKETS + "/" + id + "/assignee").then().statusCode(200).body("assignee", nullValue());
        asBruno().body(Map.of("id", DirectoryFixtures.IVAN)).put(TICKETS + "/" + id + "/assignee").then()
                .statusCode(422);
    }

    @Test
    void a_customer_who_answers_too_late_opens_a_ticket_that_follows_up() {
        var id = open(Map.of("contact", Map.of("email", "late@client.example")));
        asBruno().put(TICKETS + "/" + id + "/closure").then().statusCode(200);

        clock.later(Duration.ofDays(15), () -> {
            var answer = Api.write(asCustomer("late@client.example"), id, Map.of("text", "It is back."));
            answer.then().log().ifValidationFails().statusCode(201);
            String other = answer.path("ticket");
            assertThat(other).isNotEqualTo(id);
            ticket(other).then().body("status", equalTo("NEW")).body("subject", equalTo("Card refused"));
            asCustomer("late@client.example").delete(TICKETS + "/" + id + "/closure").then().statusCode(409);
        });
        ticket(id).then().body("status", equalTo("CLOSED"));
    }

    @Test
    void the_timeline_tells_what_was_before() {
        var id = open();
        asBruno().header("If-Match", "*").body(Map.of("priority", "HIGH")).patch(TICKETS + "/" + id).then()
                .statusCode(200);

        asBruno().get(TICKETS + "/" + id + "/timeline").then().log().ifValidationFails().statusCode(200)
                .body("items.kind", equalTo(List.of("TicketOpened", "MessageAdded", "PriorityChanged")))
                .body("items[2].by.name", equalTo("Bruno Leroy"))
                .body("items[2].before.priority", equalTo("NORMAL"))
                .body("items[2].after.priority", equalTo("HIGH"))
                .body("items[2].cause", startsWith("request:"));
    }
}
