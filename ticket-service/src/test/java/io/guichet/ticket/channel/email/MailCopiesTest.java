package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.MailHeaders;
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.Particulars;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.Topics;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who gets what is answered, beside the requester. */
@QuarkusTest
class MailCopiesTest {

    private static final String BOX = "copies@fr.guichet.example";
    private static final String PASS = "Authentication-Results: mx.guichet.example; dmarc=pass header.from=client.example";

    @Inject
    Wire wire;
    @Inject
    Ids ids;

    private String customer = "";
    private String friend = "";

    @BeforeEach
    void mailbox() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr", "authenticationServer",
                "mx.guichet.example")).post("/api/v1/mailboxes").then().statusCode(oneOf(201, 409));
        customer = "c" + ids.next() + "@client.example";
        friend = "f" + customer;
    }

    @Test
    void whom_a_customer_who_is_vouched_for_has_in_copy_gets_what_is_answered() {
        String ticket = send(mail(customer, newId(), "Cc: Friend <" + friend + ">, " + BOX, PASS))
                .then().body("outcome", equalTo("OPENED")).body("reason", nullValue()).extract().path("ticket.id");

        var answer = answer(ticket, 1);

        assertThat(particulars(answer).cc()).containsExactly(friend);
        var signed = Objects.requireNonNull(particulars(answer).replyTo());
        assertThat(signed).containsOnlyKeys(friend);
        assertThat(signed.get(friend)).startsWith("support+")
                .isNotEqualTo(headers(answer).replyTo());
    }

    @Test
    void whom_somebody_unknown_has_in_copy_may_write_and_is_sent_nothing() {
        var id = newId();
        String ticket = send(mail(customer, id, "Cc: " + friend)).then().body("outcome", equalTo("OPENED"))
                .body("reason", containsString("sent nothing")).extract().path("ticket.id");

        send(mail(friend, newId(), "In-Reply-To: " + id)).then().body("outcome", equalTo("APPENDED"));

        assertThat(answer(ticket, 1).particulars()).isNull();
    }

    @Test
    void an_answer_on_ones_own_signed_address_brings_others_in() {
        String ticket = send(mail(customer, newId())).path("ticket.id");
        var signed = Objects.requireNonNull(headers(answer(ticket, 1)).replyTo());

        send(Mails.mail(customer, signed, newId(), "Re: Card", List.of("Cc: " + friend))).then()
                .body("outcome", equalTo("APPENDED")).body("reason", nullValue());

        assertThat(particulars(answer(ticket, 2)).cc()).containsExactly(friend);
    }

    @Test
    void the_signed_address_of_another_proves_nothing() {
        String ticket = send(mail(customer, newId(), "Cc: " + friend, PASS)).path("ticket.id");
        var foe = "x" + customer;
        var friends = Objects.requireNonNull(particulars(answer(ticket, 1)).replyTo()).get(friend);

        send(Mails.mail(customer, Objects.requireNonNull(friends), newId(), "Re: Card", List.of("Cc: " + foe))).then()
                .body("outcome", equalTo("APPENDED")).body("reason", containsString("do not take part"));
        send(Mails.mail(foe, friends, newId(), "Re: Card", List.of())).then().body("outcome", equalTo("HELD"));

        assertThat(particulars(answer(ticket, 2)).cc()).containsExactly(friend);
    }

    @Test
    void who_may_only_write_brings_nobody_in() {
        var id = newId();
        String ticket = send(mail(customer, id, "Cc: " + friend)).path("ticket.id");

        send(mail(friend, newId(), "In-Reply-To: " + id, "Cc: x" + customer, PASS)).then()
                .body("outcome", equalTo("APPENDED")).body("reason", containsString("do not take part"));

        assertThat(answer(ticket, 1).particulars()).isNull();
    }

    @Test
    void who_is_hidden_or_asked_from_outside_is_never_shown() {
        String ticket = send(mail(customer, newId(), "Cc: " + friend, "Bcc: hidden@client.example", PASS))
                .path("ticket.id");
        write(asBruno(), ticket, Map.of("kind", "FORWARD", "text", "Is it blocked?", "to",
                List.of("bank@partner.example"))).then().statusCode(201);

        var answer = answer(ticket, 1);

        assertThat(particulars(answer).cc()).containsExactly(friend);
        assertThat(particulars(answer).to()).isEmpty();
        asCustomer(customer).get(TICKETS + "/" + ticket + "/messages").then().body("items.cc.flatten()",
                equalTo(List.of(friend)));
    }

    @Test
    void a_report_on_what_told_of_a_resolution_is_known_by_its_id_alone() {
        String ticket = send(mail(customer, newId())).path("ticket.id");
        asBruno().put(TICKETS + "/" + ticket + "/closure").then().statusCode(200);
        var _ = wire.await(ticket, StatusChanged.class::isInstance);
        var closed = wire.envelopes(Topics.TICKETS, ticket).stream()
                .filter(told -> told.event() instanceof StatusChanged).findFirst().orElseThrow();

        send(report(customer, "<resolved." + closed.id() + "@fr.guichet.example>")).then()
                .body("outcome", equalTo("BOUNCE")).body("ticket.id", equalTo(ticket));
    }

    @Test
    void a_report_on_a_notice_to_a_colleague_belongs_to_the_ticket_and_an_answer_to_one_does_not() {
        String ticket = send(mail(customer, newId())).path("ticket.id");
        var notice = "<notice." + ticket + ".0123456789abcdef0123456789abcdef@fr.guichet.example>";

        send(report("nobody@ops.example", notice)).then().body("outcome", equalTo("BOUNCE"))
                .body("ticket.id", equalTo(ticket));

        var returned = wire.await(ticket, MailReturned.class::isInstance).stream()
                .filter(MailReturned.class::isInstance).map(MailReturned.class::cast).findFirst().orElseThrow();
        assertThat(returned.mailId()).isEqualTo(notice);
        assertThat(returned.recipient()).isEqualTo("nobody@ops.example");
        send("""
                From: nobody@ops.example
                To: support@fr.guichet.example
                Message-ID: %s
                In-Reply-To: %s
                Subject: I am on it

                At once.
                """.formatted(newId(), notice)).then().body("ticket.id", not(equalTo(ticket)));
    }

    private String report(String recipient, String mailId) {
        return Mails.undelivered(newId(), recipient, mailId, "");
    }

    /** The nth answer of an agent. */
    private MessageAdded answer(String ticket, int nth) {
        write(asBruno(), ticket, Map.of("text", "Try again.")).then().statusCode(201);
        var found = new ArrayList<MessageAdded>();
        var _ = wire.await(ticket, event -> {
            if (event instanceof MessageAdded added && added.text().equals("Try again.") && !found.contains(added)) {
                found.add(added);
            }
            return found.size() >= nth;
        });
        return found.get(nth - 1);
    }

    private static Particulars particulars(MessageAdded added) {
        return Objects.requireNonNull(added.particulars());
    }

    private static MailHeaders headers(MessageAdded added) {
        return Objects.requireNonNull(added.mail());
    }

    private String newId() {
        return "<" + ids.next() + "@client.example>";
    }

    private static String mail(String from, String id, String... more) {
        return Mails.mail(from, BOX, id, "Card", List.of(more));
    }

    private static Response send(String mail) {
        return Mails.send(BOX, mail);
    }
}
