package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class ForwardTest {

    private static final String BOX = "forward@fr.guichet.example";
    private static final String BANK = "disputes@bank.example";

    @Inject
    Wire wire;
    @Inject
    Ids ids;

    private String ticket = "";
    private String customer = "";

    @BeforeEach
    void aTicketThatABankIsAskedAbout() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(oneOf(201, 409));
        customer = "f" + ids.next() + "@client.example";
        ticket = open(Map.of("contact", Map.of("email", customer)));
        write(asBruno(), ticket, Map.of("kind", "FORWARD", "text", "Is this card blocked?", "to", List.of(BANK))).then()
                .log().ifValidationFails().statusCode(201).body("kind", equalTo("FORWARD"));
    }

    @Test
    void a_forward_is_a_thread_of_its_own_to_those_outside() {
        var told = forwarded();

        assertThat(Objects.requireNonNull(told.particulars()).to()).containsExactly(BANK);
        var mail = Objects.requireNonNull(told.mail());
        assertThat(mail.inReplyTo()).isNull();
        assertThat(mail.references()).isEmpty();
        assertThat(mail.mailId()).isEqualTo("<msg.%s@fr.guichet.example>".formatted(told.message()));
        ticket(ticket).then().body("status", equalTo("NEW"));
        asCustomer(customer).get(TICKETS + "/" + ticket + "/messages").then().body("items", hasSize(1));
    }

    @Test
    void an_answer_to_a_forward_comes_back_as_a_note() {
        var sent = mailId();

        answer(BANK, sent).then().body("outcome", equalTo("APPENDED")).body("ticket.id", equalTo(ticket));

        asBruno().get(TICKETS + "/" + ticket + "/messages").then().body("items[2].kind", equalTo("NOTE"))
                .body("items[2].from", equalTo(BANK)).body("items[2].author.name", equalTo(BANK));
        asCustomer(customer).get(TICKETS + "/" + ticket + "/messages").then().body("items", hasSize(1));
        ticket(ticket).then().body("status", equalTo("NEW"));
        write(asBruno(), ticket, Map.of("text", "Your bank says no.")).then().statusCode(201);
        var reply = wire.await(ticket, event -> event.ticket().version() == 6).stream()
                .filter(event -> event instanceof MessageAdded added && added.text().startsWith("Your bank"))
                .map(MessageAdded.class::cast).findFirst().orElseThrow();
        assertThat(Objects.requireNonNull(reply.mail()).references()).noneMatch(one -> one.equals(sent));
    }

    @Test
    void a_stranger_who_answers_a_forward_is_held() {
        var sent = mailId();

        answer("somebody@else.example", sent).then().body("outcome", equalTo("HELD"));
    }

    @Test
    void who_is_blocked_is_not_heard() {
        var spammer = "spam" + ids.next() + "@spam.example";
        var spam = open(Map.of("contact", Map.of("email", spammer)));
        asBruno().body(Map.of("spam", true, "block", "SENDER")).put(TICKETS + "/" + spam + "/trash").then()
                .statusCode(200);

        answer(spammer, "<nothing@client.example>").then().body("outcome", equalTo("REJECTED"))
                .body("reason", equalTo("its sender is blocked"));
    }

    private String mailId() {
        return Objects.requireNonNull(Objects.requireNonNull(forwarded().mail()).mailId());
    }

    private MessageAdded forwarded() {
        return wire.await(ticket, ForwardTest::isForward).stream().filter(ForwardTest::isForward)
                .map(MessageAdded.class::cast).findFirst().orElseThrow();
    }

    private static boolean isForward(Object event) {
        return event instanceof MessageAdded added && added.kind() == MessageKind.FORWARD;
    }

    private Response answer(String from, String mailId) {
        return Mails.send(BOX, Mails.mail(from, BOX, "<" + ids.next() + "@bank.example>", "Re: card",
                List.of("In-Reply-To: " + mailId)));
    }
}
