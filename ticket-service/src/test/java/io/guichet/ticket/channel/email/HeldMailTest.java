package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.MailHeld;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A stranger answers in a ticket: somebody decides. */
@QuarkusTest
class HeldMailTest {

    private static final String BOX = "held@fr.guichet.example";
    private static final String HELD = "/api/v1/channels/email/held";
    private static final String FAIL = "Authentication-Results: mx.guichet.example; spf=pass smtp.mailfrom=x.example; "
            + "dmarc=fail header.from=client.example";

    @Inject
    Ids ids;
    @Inject
    Wire wire;

    private String customer = "";
    private String stranger = "";
    private String first = "";
    private String opened = "";
    private int number;

    @BeforeEach
    void ticket() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr", "authenticationServer",
                "mx.guichet.example")).post("/api/v1/mailboxes").then().statusCode(oneOf(201, 409));
        customer = "c" + ids.next() + "@client.example";
        stranger = "s" + customer;
        first = newId();
        var answer = Mails.send(BOX, Mails.mail(customer, BOX, first, "Card", List.of()));
        opened = answer.path("ticket.id");
        number = answer.path("ticket.number");
    }

    @Test
    void a_mail_that_is_held_joins_when_it_is_accepted_and_its_sender_takes_part() {
        String held = reply().path("id");
        asBruno().get(HELD + "?limit=200").then().statusCode(200).body("items.id", hasItem(held));
        asCustomer(customer).get(HELD).then().statusCode(403);

        accept(held).then().log().ifValidationFails().statusCode(200).body("outcome", equalTo("APPENDED"))
                .body("ticket.id", equalTo(opened));

        reply().then().body("outcome", equalTo("APPENDED"));
    }

    @Test
    void the_same_decision_again_is_answered_as_the_first_and_another_is_refused() {
        String held = reply().path("id");

        var answer = accept(held);

        assertThat(accept(held).asString()).isEqualTo(answer.asString());
        refuse(held).then().statusCode(409);
        asBruno().get(TICKETS + "/" + opened + "/messages").then().body("items.size()", equalTo(2));

        String other = Mails.send(BOX, Mails.mail("o" + customer, BOX, newId(), "Re: Card",
                List.of("In-Reply-To: " + first))).path("id");
        refuse(other).then().statusCode(200);
        refuse(other).then().statusCode(200).body("outcome", equalTo("REJECTED"));
        accept(other).then().statusCode(409);
    }

    @Test
    void the_ticket_says_who_let_a_stranger_in_and_the_mail_why_it_was_held() {
        String held = reply().path("id");

        accept(held).then().body("reason",
                allOf(containsString("does not take part"), containsString("accepted by Bruno")));

        asBruno().get(TICKETS + "/" + opened + "/timeline").then().log().ifValidationFails()
                .body("items.find { it.kind == 'MailAccepted' }.by.name", containsString("Bruno"))
                .body("items.find { it.kind == 'MailAccepted' }.detail.from", equalTo(stranger))
                .body("items.find { it.kind == 'MailAccepted' }.at", notNullValue());
    }

    @Test
    void a_mail_that_is_refused_joins_nothing() {
        String held = reply().path("id");

        refuse(held).then().statusCode(200).body("outcome", equalTo("REJECTED"))
                .body("reason", containsString("nobody we know"));

        asBruno().get(TICKETS + "/" + opened + "/messages").then().body("items.size()", equalTo(1));
    }

    @Test
    void of_a_mail_that_is_held_one_sees_its_ticket_and_who_vouches_for_it() {
        var answer = reply(FAIL);
        String held = answer.path("id");

        answer.then().body("outcome", equalTo("HELD")).body("ticket.number", equalTo(number))
                .body("authenticity.verdict", equalTo("FAILED")).body("authenticity.spf", equalTo("pass"));
        asBruno().get(HELD + "/" + held).then().body("ticket.number", equalTo(number))
                .body("authenticity.dmarc", equalTo("fail")).body("contradicts", equalTo(false));
        asBruno().get(HELD + "?limit=200&mailbox=" + BOX).then()
                .body("items.find { it.id == '" + held + "' }.authenticity.verdict", equalTo("FAILED"))
                .body("items.find { it.id == '" + held + "' }.ticket.number", equalTo(number));
        Mails.send(BOX + "&dryRun=true", Mails.mail(stranger, BOX, newId(), "Re: Card",
                List.of("In-Reply-To: " + first, FAIL))).then().body("authenticity.verdict", equalTo("FAILED"));
    }

    @Test
    void that_a_mail_waits_is_told_once_until_somebody_decides() {
        String held = reply().path("id");
        reply().then().body("outcome", equalTo("HELD"));
        refuse(held).then().statusCode(200);
        write(asBruno(), opened, Map.of("text", "Try again.")).then().statusCode(201);

        var told = wire.await(opened, event -> event instanceof MessageAdded added && !added.opening()).stream()
                .filter(MailHeld.class::isInstance).map(MailHeld.class::cast).toList();

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.mail()).hasToString(held);
            assertThat(one.from()).isEqualTo(stranger);
            assertThat(one.reason()).contains("does not take part");
        });
    }

    private Response reply(String... more) {
        return Mails.send(BOX, Mails.mail(stranger, BOX, newId(), "Re: Card",
                Stream.concat(Stream.of("In-Reply-To: " + first), Stream.of(more)).toList()));
    }

    private static Response accept(String held) {
        return asBruno().put(HELD + "/" + held + "/acceptance");
    }

    private static Response refuse(String held) {
        return asBruno().body(Map.of("reason", "nobody we know")).put(HELD + "/" + held + "/refusal");
    }

    private String newId() {
        return "<" + ids.next() + "@client.example>";
    }
}
