package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A mailbox whose server says who vouches for a mail. */
@QuarkusTest
class MailDecisionTest {

    private static final String BOX = "decisions@fr.guichet.example";
    private static final String CHANNEL = "/api/v1/channels/email/";
    private static final String PASS = "Authentication-Results: mx.guichet.example; dmarc=pass header.from=client.example";
    private static final String FAIL = "Authentication-Results: mx.guichet.example; dmarc=fail header.from=client.example";

    @Inject
    Wire wire;
    @Inject
    Ids ids;

    private String customer = "";

    @BeforeEach
    void mailbox() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr", "authenticationServer",
                "mx.guichet.example")).post("/api/v1/mailboxes").then().statusCode(oneOf(201, 409));
        customer = "c" + ids.next() + "@client.example";
    }

    @Test
    void a_dry_run_tells_and_keeps_nothing() {
        var id = newId();

        Mails.send(BOX + "&dryRun=true", mail(customer, id, "Card")).then().statusCode(200)
                .body("outcome", equalTo("OPENED")).body("id", nullValue()).body("ticket", nullValue())
                .body("message.visibleText", equalTo("My card is refused."));

        asAdministrator().get(TICKETS + "?contact=" + customer).then().body("items.size()", equalTo(0));
        send(mail(customer, id, "Card")).then().body("outcome", equalTo("OPENED"));
        Mails.send(BOX + "&dryRun=true", mail(customer, id, "Card")).then().body("outcome", equalTo("DUPLICATE"));
    }

    @Test
    void the_answer_says_all_that_is_known() {
        send(withFile()).then().log().ifValidationFails().body("outcome", equalTo("OPENED"))
                .body("message.replyTo.address", equalTo("team@client.example"))
                .body("message.visibleText", containsString("refusée"))
                .body("message.visibleText", not(containsString(">")))
                .body("message.text", containsString("> Bonjour")).body("message.language", equalTo("fr"))
                .body("message.attachments[0].filename", equalTo("card.png"))
                .body("message.attachments[0].inline", equalTo(true))
                .body("message.attachments[0].contentId", equalTo("card"));
    }

    @Test
    void what_a_mail_says_and_carries_can_be_read_later() {
        var answer = send(withFile());

        String file = answer.path("message.attachments[0].id");
        assertThat(asAdministrator().get(CHANNEL + "attachments/" + file).asString()).isEqualTo("abc");
        assertThat(asAdministrator().get(CHANNEL + "messages/" + answer.path("id") + "/raw").asString())
                .contains("Reply-To: team@client.example");
        asBruno().get(TICKETS + "/" + answer.path("ticket.id") + "/messages").then()
                .body("items[0].visibleText", not(containsString(">")))
                .body("items[0].foldedText", containsString("> Bonjour"));
    }

    private String withFile() {
        return "From: Claire <" + customer + ">\nTo: " + BOX + "\nMessage-ID: " + newId() + """

                Reply-To: team@client.example
                Subject: Carte
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8

                Bonjour, ma carte est refusée et je ne sais pas pourquoi.

                Le 05/01/2026 à 10:00, Support a écrit :
                > Bonjour
                --x
                Content-Type: image/png; name=card.png
                Content-ID: <card>

                abc
                --x--
                """;
    }

    @Test
    void whoever_pretends_to_take_part_changes_nothing() {
        var id = newId();
        String opened = send(mail(customer, id, "Card")).path("ticket.id");

        send(mail(customer, newId(), "Re: Card", "In-Reply-To: " + id, FAIL)).then().body("outcome", equalTo("HELD"));

        asBruno().get(TICKETS + "/" + opened + "/messages").then().body("items.size()", equalTo(1));
    }

    @Test
    void only_somebody_who_is_vouched_for_brings_others_in() {
        var id = newId();
        send(mail(customer, id, "Card")).then().body("outcome", equalTo("OPENED"));
        var friend = "f" + customer;
        var foe = "x" + customer;

        send(mail(customer, newId(), "Re: Card", "In-Reply-To: " + id, "Cc: " + foe)).then()
                .body("outcome", equalTo("APPENDED")).body("reason", containsString("do not take part"));
        send(mail(customer, newId(), "Re: Card", "In-Reply-To: " + id, "Cc: " + friend, PASS)).then()
                .body("outcome", equalTo("APPENDED")).body("reason", nullValue());

        send(mail(foe, newId(), "Re: Card", "In-Reply-To: " + id)).then().body("outcome", equalTo("HELD"));
        send(mail(friend, newId(), "Re: Card", "In-Reply-To: " + id)).then().body("outcome", equalTo("APPENDED"));
    }

    @Test
    void who_vouches_for_a_mail_is_shown_to_those_who_work_here() {
        var answer = send(mail(customer, newId(), "Card", PASS));
        var path = TICKETS + "/" + answer.path("ticket.id") + "/messages/" + answer.path("message.id") + "/mail";

        asBruno().get(path).then().statusCode(200).body("authenticity", equalTo("VERIFIED"))
                .body("dmarc", equalTo("pass"));
        asCustomer(customer).get(path).then().statusCode(403);
    }

    @Test
    void a_mail_that_an_agent_passes_on_opens_the_ticket_of_its_author() {
        var answer = send(mail("bruno@demo.guichet.example", newId(), "Fwd: Card",
                "Authentication-Results: mx.guichet.example; dmarc=pass header.from=demo.guichet.example")
                .replace("My card is refused.\n", """
                        Please look.

                        ---------- Forwarded message ---------
                        From: Paul <%s>
                        Date: Mon, Jan 5, 2026 at 10:00 AM
                        Subject: Card
                        To: <bruno@demo.guichet.example>

                        Mine is refused too.
                        """.formatted(customer)));

        answer.then().log().ifValidationFails().body("outcome", equalTo("OPENED"));
        ticket(answer.path("ticket.id")).then().body("contact.email", equalTo(customer))
                .body("subject", equalTo("Card"));
        asBruno().get(TICKETS + "/" + answer.path("ticket.id") + "/messages").then()
                .body("items[0].text", equalTo("Mine is refused too."))
                .body("items[1].kind", equalTo("NOTE")).body("items[1].text", equalTo("Please look."));
    }

    @Test
    void who_writes_very_often_is_not_acknowledged() {
        var last = Stream.generate(() -> send(mail(customer, newId(), "Card"))).limit(22).toList().getLast();

        last.then().body("outcome", equalTo("OPENED")).body("reason", containsString("not acknowledged"));
        String opened = last.path("ticket.id");
        var told = (TicketOpened) wire.await(opened, event -> event instanceof MessageAdded).getFirst();
        assertThat(told.acknowledge()).isFalse();
    }

    @Test
    void a_machine_that_answers_the_same_again_and_again_is_stopped() {
        var answers = Stream.generate(() -> send(mail(customer, newId(), "Re: Card").replace("My card", "Our card")))
                .limit(32).map(answer -> answer.<String>path("outcome")).toList();

        assertThat(answers.getFirst()).isEqualTo("OPENED");
        assertThat(answers.getLast()).isEqualTo("LOOP");
    }

    @Test
    void each_mail_that_came_to_a_mailbox_is_counted_once_where_it_ended() {
        var address = "counts" + ids.next() + "@fr.guichet.example";
        String box = asAdministrator().body(Map.of("address", address, "department", "support-fr"))
                .post("/api/v1/mailboxes").then().statusCode(201).extract().path("id");
        var card = Mails.mail(customer, address, newId(), "Card", List.of());
        for (var mail : List.of(card, card, Mails.mail(customer, address, newId(), "Another card", List.of()),
                Mails.mail(customer, address, newId(), "Absent", List.of("Auto-Submitted: auto-replied")),
                "Subject: Hello\nMessage-ID: " + newId() + "\n\nHello")) {
            Mails.send(address, mail).then().statusCode(200);
        }

        var counts = asAdministrator().get("/api/v1/mailboxes/" + box + "/counts");

        counts.then().statusCode(200).body("received", equalTo(5)).body("waiting", equalTo(0)).body("outcomes",
                equalTo(Map.of("OPENED", 2, "DUPLICATE", 1, "REJECTED", 1, "HELD", 1)));
        Map<String, Integer> outcomes = counts.path("outcomes");
        outcomes.forEach((outcome, count) -> asAdministrator()
                .get(CHANNEL + "messages?outcome=" + outcome + "&mailbox=" + address).then()
                .body("items.size()", equalTo(count)));
        asAdministrator().get(CHANNEL + "messages?mailbox=" + address).then()
                .body("items.size()", equalTo(0));
        asAdministrator().get(CHANNEL + "failures?mailbox=" + address).then().body("items.size()", equalTo(0));
        asAdministrator().get(CHANNEL + "held?mailbox=" + address).then().body("items.size()", equalTo(1));
    }

    private String newId() {
        return "<" + ids.next() + "@client.example>";
    }

    private static String mail(String from, String id, String subject, String... more) {
        return Mails.mail(from, BOX, id, subject, Stream.of(more).toList());
    }

    private static Response send(String mail) {
        return Mails.send(BOX, mail);
    }
}
