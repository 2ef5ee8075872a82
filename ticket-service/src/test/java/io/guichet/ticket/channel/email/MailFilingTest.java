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
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.events.Actor;
import io.guichet.events.MailHeaders;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.reliable.Ids;
import io.guichet.ticket.ShiftedClock;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class MailFilingTest {

    private static final String BOX = "filing@fr.guichet.example";

    @Inject
    Wire wire;
    @Inject
    Ids ids;
    @Inject
    ShiftedClock clock;

    private String customer = "";

    @BeforeEach
    void mailbox() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(oneOf(201, 409));
        customer = "c" + ids.next() + "@client.example";
    }

    @Test
    void a_mail_opens_a_ticket_that_is_acknowledged_in_its_thread() {
        var id = newId();

        var answer = send(mail(customer, id, "Carte refusée"));

        answer.then().log().ifValidationFails().statusCode(200).body("outcome", equalTo("OPENED"))
                .body("message.text", equalTo("My card is refused."))
                .body("message.from.address", equalTo(customer));
        String ticket = answer.path("ticket.id");
        ticket(ticket).then().body("subject", equalTo("Carte refusée")).body("channel", equalTo("EMAIL"))
                .body("contact.email", equalTo(customer));
        var events = wire.await(ticket, event -> event instanceof MessageAdded);
        var opened = (TicketOpened) events.getFirst();
        assertThat(opened.acknowledge()).isTrue();
        assertThat(opened.by().kind()).isEqualTo(Actor.Kind.CUSTOMER);
        assertThat(opened.by().id()).isEqualTo(opened.ticket().requester().id());
        assertThat(Objects.requireNonNull(opened.mail()).inReplyTo()).isEqualTo(id);
        assertThat(opened.mail().references()).containsExactly(id);
        assertThat(Objects.requireNonNull(((MessageAdded) events.getLast()).mail()).mailId()).isEqualTo(id);
    }

    @Test
    void the_same_mail_twice_is_filed_once() {
        var mail = mail(customer, newId(), "Card");
        String ticket = send(mail).path("ticket.id");

        send(mail).then().body("outcome", equalTo("DUPLICATE")).body("ticket.id", equalTo(ticket))
                .body("duplicateOf", notNullValue());
        asBruno().get(TICKETS + "/" + ticket + "/messages").then().body("items.size()", equalTo(1));
    }

    @Test
    void another_mail_with_the_same_id_is_kept_and_flagged() {
        var id = newId();
        String ticket = send(mail(customer, id, "Card")).path("ticket.id");

        send(mail(customer, id, "Something else")).then().body("outcome", equalTo("OPENED"))
                .body("ticket.id", not(equalTo(ticket))).body("reason", notNullValue());
    }

    @Test
    void an_answer_to_our_mail_joins_its_ticket_and_reopens_it() {
        String ticket = send(mail(customer, newId(), "Card")).path("ticket.id");
        var ours = reply(ticket);

        var answer = send(mail(customer, newId(), "Re: Card", "In-Reply-To: " + ours.mailId()));

        answer.then().log().ifValidationFails().body("outcome", equalTo("APPENDED"))
                .body("ticket.id", equalTo(ticket));
        ticket(ticket).then().body("status", equalTo("REOPENED"));
    }

    @Test
    void our_own_answer_goes_on_with_the_thread() {
        var id = newId();
        String ticket = send(mail(customer, id, "Card")).path("ticket.id");

        var ours = reply(ticket);

        assertThat(ours.inReplyTo()).isEqualTo(id);
        assertThat(ours.references()).containsExactly(id);
    }

    @Test
    void the_signed_address_alone_leads_to_the_ticket() {
        String ticket = send(mail(customer, newId(), "Card")).path("ticket.id");
        var ours = reply(ticket);

        send(mailTo(Objects.requireNonNull(ours.replyTo()), customer, newId(), "No subject at all")).then()
                .body("outcome", equalTo("APPENDED")).body("ticket.id", equalTo(ticket));
    }

    @Test
    void the_acknowledgement_can_be_answered() {
        String ticket = send(mail(customer, newId(), "Card")).path("ticket.id");

        send(mail(customer, newId(), "Re: Card", "References: <x@client.example> <ack." + ticket
                + "@fr.guichet.example>")).then().body("outcome", equalTo("APPENDED"));
    }

    @Test
    void a_number_that_anybody_can_guess_joins_nothing_in_a_customers_name() {
        var opened = send(mail(customer, newId(), "Card"));
        String ticket = opened.path("ticket.id");

        send(mail(customer, newId(), "Card [#" + opened.path("ticket.number") + "]")).then()
                .body("outcome", equalTo("HELD"));
        asBruno().get(TICKETS + "/" + ticket + "/messages").then().body("items.size()", equalTo(1));
    }

    @Test
    void whoever_got_the_mail_too_takes_part() {
        var colleague = "x" + customer;
        var id = newId();
        String ticket = send(mail(customer, id, "Card", "Cc: " + colleague)).path("ticket.id");

        send(mail(colleague, newId(), "Re: Card", "In-Reply-To: " + id)).then()
                .body("outcome", equalTo("APPENDED")).body("ticket.id", equalTo(ticket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "token", "number"})
    void a_stranger_never_joins_a_ticket(String way) {
        var id = newId();
        var opened = send(mail(customer, id, "Card"));
        String ticket = opened.path("ticket.id");
        var ours = reply(ticket);
        var stranger = "s" + customer;

        var answer = switch (way) {
            case "id" -> send(mail(stranger, newId(), "Re: Card", "In-Reply-To: " + id));
            case "token" -> send(mailTo(Objects.requireNonNull(ours.replyTo()), stranger, newId(), "Re: Card"));
            default -> send(mail(stranger, newId(), "[#" + opened.path("ticket.number") + "]"));
        };

        answer.then().log().ifValidationFails().body("outcome", equalTo("HELD"));
        asBruno().get(TICKETS + "/" + ticket + "/messages").then().body("items.size()", equalTo(2));
        asAdministrator().get("/api/v1/channels/email/messages?outcome=HELD").then().statusCode(200)
                .body("items.from", hasItem(stranger));
    }

    @Test
    void a_forged_address_is_held_unless_the_thread_is_known() {
        var id = newId();
        String ticket = send(mail(customer, id, "Card")).path("ticket.id");
        var forged = "filing+" + "a".repeat(46) + "i@fr.guichet.example";

        send(mailTo(forged, customer, newId(), "Re: Card")).then().body("outcome", equalTo("HELD"));
        send(mailTo(forged, customer, newId(), "Re: Card", "In-Reply-To: " + id)).then()
                .body("outcome", equalTo("APPENDED")).body("ticket.id", equalTo(ticket));
    }

    @Test
    void an_out_of_office_note_is_attached_without_effect() {
        String ticket = send(mail(customer, newId(), "Card")).path("ticket.id");
        var ours = reply(ticket);

        send(mail(customer, newId(), "Absent", "Auto-Submitted: auto-replied", "In-Reply-To: " + ours.mailId())).then()
                .log().ifValidationFails().body("outcome", equalTo("AUTO_REPLY"));

        ticket(ticket).then().body("status", equalTo("ANSWERED")).body("waitingSince", nullValue());
        asBruno().get(TICKETS + "/" + ticket + "/messages").then().body("items[2].kind", equalTo("NOTE"));
    }

    @Test
    void an_automatic_answer_to_nothing_opens_nothing() {
        send(mail(customer, newId(), "Absent", "Auto-Submitted: auto-replied")).then()
                .body("outcome", equalTo("REJECTED")).body("ticket", nullValue());
    }

    @Test
    void an_alert_opens_a_ticket_that_is_not_acknowledged() {
        String ticket = send(mail(customer, newId(), "Disk full", "Auto-Submitted: auto-generated")).path("ticket.id");

        var opened = (TicketOpened) wire.await(ticket, event -> event instanceof MessageAdded).getFirst();
        assertThat(opened.acknowledge()).isFalse();
    }

    @Test
    void our_own_mail_that_comes_back_goes_nowhere() {
        String ticket = send(mail(customer, newId(), "Card")).path("ticket.id");
        var ours = reply(ticket);

        send(mail("list@client.example", Objects.requireNonNull(ours.mailId()), "Card")).then()
                .body("outcome", equalTo("LOOP"));
        send(mail("support@en.guichet.example", newId(), "Card")).then().body("outcome", equalTo("LOOP"));
    }

    @Test
    void a_bounce_of_our_mail_is_attached_to_its_ticket() {
        String ticket = send(mail(customer, newId(), "Card")).path("ticket.id");
        var ours = reply(ticket);

        send(mail("MAILER-DAEMON@mx.client.example", newId(), "Undelivered", "In-Reply-To: " + ours.mailId())).then()
                .body("outcome", equalTo("BOUNCE")).body("ticket.id", equalTo(ticket));
        send(mail("MAILER-DAEMON@mx.client.example", newId(), "Undelivered")).then()
                .body("outcome", equalTo("REJECTED"));
    }

    @Test
    void an_answer_long_after_closing_opens_a_ticket_that_follows_up() {
        var id = newId();
        String ticket = send(mail(customer, id, "Card")).path("ticket.id");
        asBruno().put(TICKETS + "/" + ticket + "/closure").then().statusCode(200);

        clock.later(Duration.ofDays(20), () -> send(mail(customer, newId(), "Re: Card", "In-Reply-To: " + id)).then()
                .body("outcome", equalTo("FOLLOW_UP")).body("ticket.id", not(equalTo(ticket))));
        clock.later(Duration.ofDays(20), () -> {
            String next = send(mail(customer, newId(), "Re: Card", "In-Reply-To: " + id,
                    "X-Auto-Response-Suppress: All")).path("ticket.id");
            var _ = wire.await(next, event -> event instanceof TicketOpened opened && !opened.acknowledge());
        });
    }

    @Test
    void a_mail_without_a_sender_is_held() {
        send("Subject: Hello\nMessage-ID: " + newId() + "\n\nHello").then().body("outcome", equalTo("HELD"));
    }

    @Test
    void one_mail_to_two_mailboxes_makes_two_tickets_and_each_answer_finds_its_own() {
        asAdministrator().body(Map.of("address", "filing@en.guichet.example", "department", "support-en"))
                .post("/api/v1/mailboxes").then().statusCode(oneOf(201, 409));
        var id = newId();
        String french = send(mail(customer, id, "Card")).path("ticket.id");
        String english = Mails.send("filing@en.guichet.example", mail(customer, id, "Card")).path("ticket.id");
        assertThat(english).isNotEqualTo(french);

        Mails.send("filing@en.guichet.example", mail(customer, newId(), "Re: Card", "In-Reply-To: " + id)).then()
                .body("outcome", equalTo("APPENDED")).body("ticket.id", equalTo(english));
    }

    private MailHeaders reply(String ticket) {
        String message = write(asBruno(), ticket, Map.of("text", "Try again.")).then().statusCode(201).extract()
                .path("id");
        var events = wire.await(ticket,
                event -> event instanceof MessageAdded added && added.message().toString().equals(message));
        return events.stream().filter(MessageAdded.class::isInstance).map(MessageAdded.class::cast)
                .filter(added -> added.message().toString().equals(message)).findFirst().map(MessageAdded::mail)
                .orElseThrow();
    }

    private String newId() {
        return "<" + ids.next() + "@client.example>";
    }

    private static String mail(String from, String id, String subject, String... more) {
        return mailTo(BOX, from, id, subject, more);
    }

    private static String mailTo(String to, String from, String id, String subject, String... more) {
        return Mails.mail(from, to, id, subject, Stream.of(more).toList());
    }

    private static Response send(String mail) {
        return Mails.send(BOX, mail);
    }
}
