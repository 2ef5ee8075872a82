package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.ticket;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;

/** A mailbox that answers go to the Reply-To of, and whose server says who vouches for a mail. */
@QuarkusTest
class MailTrustTest {

    private static final String BOX = "trusting@fr.guichet.example";

    @Inject
    Ids ids;

    private String customer = "";

    @BeforeEach
    void mailbox() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr", "authenticationServer",
                "mx.guichet.example", "trustReplyTo", true)).post("/api/v1/mailboxes").then()
                .statusCode(oneOf(201, 409));
        customer = "c" + ids.next() + "@client.example";
    }

    @Test
    void whoever_is_vouched_for_is_not_whoever_they_want_the_answer_to_go_to() {
        var id = newId();
        Mails.send(BOX, Mails.mail(customer, BOX, id, "Card", List.of())).then().body("outcome", equalTo("OPENED"));

        Mails.send(BOX, Mails.mail("foe@attacker.example", BOX, newId(), "Re: Card",
                List.of("Reply-To: " + customer, "In-Reply-To: " + id, "Cc: friend@attacker.example",
                        "Authentication-Results: mx.guichet.example; dmarc=pass header.from=attacker.example")))
                .then().body("outcome", equalTo("APPENDED")).body("reason", containsString("do not take part"));
    }

    @Test
    void a_number_alone_leads_to_the_ticket_of_whoever_is_vouched_for_and_of_nobody_else() {
        var opened = Mails.send(BOX, Mails.mail(customer, BOX, newId(), "Card", List.of()));
        int number = opened.path("ticket.number");

        Mails.send(BOX, numbered("foe@attacker.example", number, "Reply-To: " + customer, vouchedFor("attacker")))
                .then().body("outcome", equalTo("HELD"));
        Mails.send(BOX, numbered(customer, number)).then().body("outcome", equalTo("HELD"));
        Mails.send(BOX, numbered(customer, number, "Auto-Submitted: auto-replied")).then()
                .body("outcome", equalTo("REJECTED"));
        asBruno().get(TICKETS + "/" + opened.path("ticket.id") + "/messages").then().body("items.size()", equalTo(1));

        Mails.send(BOX, numbered(customer, number, vouchedFor("client"))).then().body("outcome", equalTo("APPENDED"))
                .body("ticket.number", equalTo(number));
    }

    @Test
    void of_several_numbers_the_first_that_is_a_ticket_counts() {
        var opened = Mails.send(BOX, Mails.mail(customer, BOX, newId(), "Card", List.of()));
        int number = opened.path("ticket.number");

        Mails.send(BOX, Mails.mail(customer, BOX, newId(), "Re: [#777777777] [#" + number + "] Card",
                List.of(vouchedFor("client")))).then().body("outcome", equalTo("APPENDED"))
                .body("ticket.number", equalTo(number));
    }

    private String numbered(String from, int number, String... more) {
        return Mails.mail(from, BOX, newId(), "Card [#" + number + "]", List.of(more));
    }

    private static String vouchedFor(String domain) {
        return "Authentication-Results: mx.guichet.example; dmarc=pass header.from=" + domain + ".example";
    }

    @Test
    void whoever_writes_very_often_under_other_names_is_known_by_the_address_that_answers_go_to() {
        for (var mail = 0; mail < 20; mail++) {
            Mails.send(BOX, form("form" + ids.next() + "@shop.example")).then().body("outcome", equalTo("OPENED"));
        }

        Mails.send(BOX, form("form" + ids.next() + "@shop.example")).then()
                .body("reason", containsString("wrote very often"));
    }

    @Test
    void a_form_that_writes_from_our_own_address_opens_the_ticket_of_its_reply_to() {
        var opened = Mails.send(BOX, form(BOX));

        opened.then().body("outcome", equalTo("OPENED"));
        ticket(opened.path("ticket.id")).then().body("contact.email", equalTo(customer));
    }

    @Test
    void our_own_mail_that_comes_back_goes_nowhere_even_so() {
        Mails.send(BOX, form(BOX).replace("Reply-To: " + customer, "Reply-To: " + BOX)).then()
                .body("outcome", equalTo("LOOP"));
        Mails.send(BOX, Mails.mail(BOX, BOX, newId(), "Card", List.of("Reply-To: " + customer, "X-Loop: " + BOX)))
                .then().body("outcome", equalTo("LOOP"));
    }

    @Test
    void another_mailbox_of_ours_in_copy_takes_no_part() {
        var other = "second" + ids.next() + "@fr.guichet.example";
        asAdministrator().body(Map.of("address", other, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(201);

        var id = newId();

        Mails.send(BOX, Mails.mail(customer, BOX, id, "Card", List.of("Cc: " + other,
                "Authentication-Results: mx.guichet.example; dmarc=pass header.from=client.example")))
                .then().body("outcome", equalTo("OPENED"));

        Mails.send(BOX, answer(other, id)).then().body("outcome", equalTo("HELD"));
    }

    private String form(String from) {
        return Mails.mail(from, BOX, newId(), "Card", List.of("Reply-To: " + customer));
    }

    @Test
    void a_report_that_knows_no_more_than_a_number_joins_nothing() {
        String opened = Mails.send(BOX, Mails.mail(customer, BOX, newId(), "Card", List.of())).path("ticket.id");
        var number = ticket(opened).path("number").toString().replace("#", "");

        Mails.send(BOX, """
                From: MAILER-DAEMON@attacker.example
                Message-ID: %s
                Subject: Undelivered [#%s]
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; victim@client.example
                Action: failed
                Status: 5.1.1
                --b--
                """.formatted(newId(), number)).then().body("outcome", equalTo("REJECTED"));

        asBruno().get(TICKETS + "/" + opened + "/messages").then().body("items.size()", equalTo(1));
    }

    @Test
    void a_contact_that_was_merged_takes_part_by_both_addresses() {
        var other = "o" + customer;
        var id = newId();
        String opened = Mails.send(BOX, Mails.mail(customer, BOX, id, "Card", List.of())).path("ticket.id");
        String twin = Mails.send(BOX, Mails.mail(other, BOX, newId(), "Card too", List.of())).path("ticket.id");
        Mails.send(BOX, answer(other, id)).then().body("outcome", equalTo("HELD"));

        asBruno().urlEncodingEnabled(false).body(Map.of("source", ticket(twin).path("contact.id")))
                .post("/api/v1/contacts/" + ticket(opened).path("contact.id") + ":merge").then().statusCode(200);

        Mails.send(BOX, answer(other, id)).then().body("outcome", equalTo("APPENDED"));
    }

    private String answer(String from, String to) {
        return Mails.mail(from, BOX, newId(), "Re: Card", List.of("In-Reply-To: " + to));
    }

    private String newId() {
        return "<" + ids.next() + "@client.example>";
    }
}
