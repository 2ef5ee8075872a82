package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.MailHeaders;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Where mails end that go a longer way: to merged tickets, between two helpdesks, from a flood. */
@QuarkusTest
class MailTravelTest {

    private static final String BOX = "travel@fr.guichet.example";
    private static final String HELD = "/api/v1/channels/email/held";

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
    void an_answer_to_a_merged_ticket_reaches_the_target_by_every_sign_of_its_thread() {
        var id = newId();
        String source = send(mail(id, "Card")).path("ticket.id");
        int number = ticket(source).path("number");
        var ours = reply(source);
        var target = Api.open();
        merge(target, source);

        for (var answer : List.of(mail(newId(), "Re: Card", "In-Reply-To: " + ours.mailId()),
                mail(newId(), "Re: Card", "References: " + id), mail(newId(), "Card [#" + number + "]",
                        "Authentication-Results: mx.guichet.example; dmarc=pass header.from=client.example"),
                Mails.mail(customer, Objects.requireNonNull(ours.replyTo()), newId(), "Hello", List.of()))) {
            send(answer).then().log().ifValidationFails().body("ticket.id", equalTo(target))
                    .body("outcome", equalTo("APPENDED"));
        }

        asBruno().get(TICKETS + "/" + target + "/messages?limit=200").then().body("items.via",
                equalTo(Arrays.asList(null, null, null, source, source, source, source)));
        ticket(source).then().body("status", equalTo("CLOSED"));
    }

    @Test
    void what_came_for_a_ticket_in_the_trash_counts_once_it_is_restored() {
        var id = newId();
        String ticket = send(mail(id, "Card")).path("ticket.id");
        write(asBruno(), ticket, Map.of("text", "Try again.")).then().statusCode(201);
        asBruno().body(Map.of("spam", false)).put(TICKETS + "/" + ticket + "/trash").then().statusCode(200);
        send(mail(newId(), "Re: Card", "In-Reply-To: " + id)).then().body("outcome", equalTo("APPENDED"));
        ticket(ticket).then().body("status", equalTo("CLOSED"));

        asBruno().delete(TICKETS + "/" + ticket + "/trash").then().statusCode(200);

        ticket(ticket).then().body("status", equalTo("REOPENED")).body("waitingSince", notNullValue());
    }

    @Test
    void two_guichets_settle_after_one_message_each() {
        var other = "support@other" + ids.next() + ".example";
        var domain = other.substring(other.indexOf('@') + 1);
        var asked = "<msg." + ids.next() + "@" + domain + ">";

        var opened = send(Mails.mail(other, BOX, asked, "Your invoice", List.of()));

        String ticket = opened.then().body("outcome", equalTo("OPENED")).extract().path("ticket.id");
        assertThat(((TicketOpened) wire.await(ticket, event -> event instanceof MessageAdded).getFirst())
                .acknowledge()).isTrue();
        // The other one acknowledges what it takes our acknowledgement for, at worst.
        send(Mails.mail(other, BOX, "<ack." + ids.next() + "@" + domain + ">", "We have received your request",
                List.of("In-Reply-To: <ack." + ticket + "@fr.guichet.example>", "Auto-Submitted: auto-replied"))).then()
                .body("outcome", equalTo("AUTO_REPLY")).body("ticket.id", equalTo(ticket));
        send(Mails.mail(other, BOX, "<ack." + ids.next() + "@" + domain + ">", "We have received your request",
                List.of("Auto-Submitted: auto-replied"))).then().body("outcome", equalTo("REJECTED"));
        ticket(ticket).then().body("status", equalTo("NEW"));
        assertThat(wire.await(ticket, event -> event.ticket().version() == 3).stream()
                .filter(TicketOpened.class::isInstance)).hasSize(1);
        // What its people write afterwards still arrives.
        send(Mails.mail(other, BOX, "<msg." + ids.next() + "@" + domain + ">", "Re: Your invoice",
                List.of("In-Reply-To: " + asked))).then().body("outcome", equalTo("APPENDED"))
                .body("ticket.id", equalTo(ticket));
    }

    @Test
    void a_flood_in_somebodys_name_asks_for_few_acknowledgements_and_is_all_kept() {
        var answers = Stream.generate(() -> send(mail(newId(), "Card " + ids.next()))).limit(60).toList();

        assertThat(answers).extracting(answer -> answer.<String>path("outcome")).containsOnly("OPENED");
        assertThat(answers).extracting(answer -> answer.<String>path("reason")).filteredOn(Objects::isNull)
                .hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void who_was_brought_into_a_ticket_decides_on_the_mail_that_is_held_for_it() {
        var id = newId();
        String ticket = send(mail(id, "Card")).path("ticket.id");
        String held = send(Mails.mail("s" + customer, BOX, newId(), "Re: Card", List.of("In-Reply-To: " + id)))
                .path("id");
        var daniel = DirectoryFixtures.token(DirectoryFixtures.DANIEL);
        Api.as(daniel).get(HELD + "?limit=200").then().body("items.id", not(hasItem(held)));

        asBruno().put(TICKETS + "/" + ticket + "/collaborators/" + DirectoryFixtures.DANIEL).then().statusCode(200);

        Api.as(daniel).get(HELD + "?limit=200").then().body("items.id", hasItem(held));
    }

    private static void merge(String target, String source) {
        asBruno().body(Map.of("tickets", List.of(source), "inCopy", true)).post(TICKETS + "/" + target + "/merge")
                .then()
                .statusCode(200);
    }

    private MailHeaders reply(String ticket) {
        write(asBruno(), ticket, Map.of("text", "Try again.")).then().statusCode(201);
        return wire.await(ticket, event -> event instanceof MessageAdded added && !added.opening()).stream()
                .filter(MessageAdded.class::isInstance).map(MessageAdded.class::cast).filter(added -> !added.opening())
                .findFirst().map(MessageAdded::mail).orElseThrow();
    }

    private String newId() {
        return "<" + ids.next() + "@client.example>";
    }

    private String mail(String id, String subject, String... more) {
        return Mails.mail(customer, BOX, id, subject, List.of(more));
    }

    private static Response send(String mail) {
        return Mails.send(BOX, mail);
    }
}
