package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketStatus;
import io.guichet.ticket.Api;
import io.guichet.ticket.Body;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConversationApiTest {

    @Inject
    Wire wire;

    @Test
    void a_reply_answers_and_is_told_with_its_place_in_the_thread() {
        var id = open();

        var answer = write(asBruno(), id, Map.of("kind", "REPLY", "text", "Try again."));

        answer.then().log().ifValidationFails().statusCode(201).header("ETag", "\"2\"")
                .body("author.name", equalTo("Bruno Leroy"));
        ticket(id).then().body("status", equalTo("ANSWERED")).body("waitingSince", nullValue());
        var events = wire.await(id, event -> event instanceof StatusChanged);
        var added = (MessageAdded) events.get(2);
        assertThat(added.by().kind()).isEqualTo(Actor.Kind.AGENT);
        assertThat(added.text()).isEqualTo("Try again.");
        var mail = Objects.requireNonNull(added.mail());
        assertThat(mail.mailId()).isEqualTo("<msg." + answer.path("id") + "@fr.guichet.example>");
        assertThat(mail.inReplyTo()).isEqualTo("<ack." + id + "@fr.guichet.example>");
        assertThat(mail.replyTo()).matches("support\\+[a-z2-7]{47}@fr\\.guichet\\.example");
    }

    @Test
    void send_and_close_is_one_call() {
        var id = open();

        write(asBruno(), id, Map.of("kind", "REPLY", "text", "Done.", "then", "CLOSE")).then().statusCode(201);

        ticket(id).then().body("status", equalTo("CLOSED")).body("resolvedAt", notNullValue());
        var events = wire.await(id, event -> event instanceof StatusChanged);
        assertThat(((StatusChanged) events.getLast()).to()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void a_customer_reopens_by_writing_and_waits_from_then() {
        var id = open();
        write(asBruno(), id, Map.of("text", "Try again.")).then().statusCode(201);

        write(asCustomer(Api.CLAIRE), id, Map.of("text", "Still refused.")).then().statusCode(201);

        ticket(id).then().body("status", equalTo("REOPENED")).body("waitingSince", notNullValue());
        var events = wire.await(id, event -> event.ticket().status() == TicketStatus.REOPENED);
        assertThat(((MessageAdded) events.get(events.size() - 2)).by().kind()).isEqualTo(Actor.Kind.CUSTOMER);
    }

    @Test
    void a_customer_sees_no_notes() {
        var id = open();
        write(asBruno(), id, Map.of("kind", "NOTE", "text", "Looks like fraud.")).then().statusCode(201)
                .body("kind", equalTo("NOTE"));

        asCustomer(Api.CLAIRE).get(TICKETS + "/" + id + "/messages").then().statusCode(200)
                .body("items.text", equalTo(List.of("My card is refused.")));
        asBruno().get(TICKETS + "/" + id + "/messages").then()
                .body("items.text", equalTo(List.of("My card is refused.", "Looks like fraud.")));
    }

    @Test
    void a_note_goes_out_to_nobody() {
        var id = open();

        write(asBruno(), id, Map.of("kind", "NOTE", "text", "Looks like fraud.")).then().statusCode(201);

        var events = wire.await(id, event -> event.ticket().version() == 3);
        assertThat(((MessageAdded) events.getLast()).mail()).isNull();
    }

    @Test
    void html_is_made_harmless_and_read_as_text() {
        var id = open();

        var answer = write(asBruno(), id, Map.of("html",
                "<p>Hello <b>Claire</b></p><script>alert(1)</script><img src=\"https://spy.example/x.png\">"));

        answer.then().log().ifValidationFails().statusCode(201)
                .body("text", equalTo("Hello Claire"))
                .body("html", containsString("<b>Claire</b>"))
                .body("html", not(containsString("script")))
                .body("html", not(containsString("spy.example")));
    }

    @Test
    void a_reply_that_would_reach_the_customer_cut_is_refused() {
        var id = open();
        var tooLong = "é".repeat(Body.IN_EVENT / 2 + 1);

        write(asBruno(), id, Map.of("kind", "REPLY", "text", tooLong)).then().statusCode(400)
                .body("errors[0].pointer", equalTo("/text"));
        write(asBruno(), id, Map.of("kind", "REPLY", "html", "<p>" + tooLong + "</p>")).then().statusCode(400)
                .body("errors[0].pointer", equalTo("/html"));

        write(asBruno(), id, Map.of("kind", "NOTE", "text", tooLong)).then().statusCode(201);
        write(asCustomer(Api.CLAIRE), id, Map.of("text", tooLong)).then().statusCode(201);
        write(asBruno(), id, Map.of("kind", "REPLY", "text", "é".repeat(Body.IN_EVENT / 2))).then().statusCode(201);
    }

    @Test
    void an_answer_to_a_conversation_that_has_changed_is_refused() {
        var id = open();
        write(asCustomer(Api.CLAIRE), id, Map.of("text", "More details.")).then().statusCode(201);

        write(asBruno().header("If-Match", "\"1\""), id, Map.of("text", "Try again.")).then().statusCode(412);

        ticket(id).then().body("status", equalTo("NEW"));
    }

    @Test
    void a_closed_ticket_is_reopened_before_it_is_answered() {
        var id = open();
        asBruno().put(TICKETS + "/" + id + "/closure").then().statusCode(200);

        write(asBruno(), id, Map.of("text", "One more thing.")).then().statusCode(409)
                .body("type", equalTo("urn:guichet:problem:ticket-already-closed"));
        write(asBruno(), id, Map.of("kind", "NOTE", "text", "For the record.")).then().statusCode(201);
    }

    @Test
    void a_conversation_is_paged() {
        var id = open();
        for (var number = 2; number <= 5; number++) {
            write(asBruno(), id, Map.of("kind", "NOTE", "text", "note " + number)).then().statusCode(201);
        }

        var first = asBruno().get(TICKETS + "/" + id + "/messages?limit=3");
        var second = asBruno().get(TICKETS + "/" + id + "/messages?limit=3&cursor=" + first.path("next"));

        first.then().body("items.position", equalTo(List.of(1, 2, 3))).header("Link", containsString("rel=\"next\""));
        second.then().body("items.position", equalTo(List.of(4, 5))).body("next", nullValue());
    }
}
