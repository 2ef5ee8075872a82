package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.MailHeaders;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.Particulars;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who is mailed what of tickets that are one. */
@QuarkusTest
class MergedMailTest {

    private static final String BOX = "merged@fr.guichet.example";
    private static final String PASS = "Authentication-Results: mx.guichet.example; dmarc=pass header.from=client.example";

    @Inject
    Wire wire;
    @Inject
    Ids ids;

    private String alice = "";
    private String bob = "";
    private String carol = "";
    private String ofAlice = "";

    @BeforeEach
    void mailbox() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr", "authenticationServer",
                "mx.guichet.example")).post("/api/v1/mailboxes").then().statusCode(oneOf(201, 409));
        alice = "alice" + ids.next() + "@client.example";
        bob = "bob" + ids.next() + "@client.example";
        carol = "carol" + ids.next() + "@client.example";
        ofAlice = send(mail(alice, newId())).path("ticket.id");
    }

    @Test
    void those_who_listen_to_another_ticket_of_the_same_customer_go_on_doing_so_until_they_part() {
        String other = send(mail(alice, newId(), "Cc: " + carol, PASS)).path("ticket.id");
        merge(other, false);

        var answer = answer("one");

        assertThat(particulars(answer).cc()).containsExactly(carol);
        var address = Objects.requireNonNull(Objects.requireNonNull(particulars(answer).replyTo()).get(carol));
        send(Mails.mail(carol, address, newId(), "Re: Card", List.of())).then().body("outcome", equalTo("APPENDED"))
                .body("ticket.id", equalTo(ofAlice));
        part(other);
        assertThat(answer("two").particulars()).isNull();
        send(Mails.mail(carol, address, newId(), "Re: Card", List.of())).then().body("outcome", equalTo("APPENDED"))
                .body("ticket.id", equalTo(other));
    }

    @Test
    void another_customer_gets_in_copy_what_is_answered_and_brings_nobody_in() {
        var first = newId();
        String ofBob = send(mail(bob, first)).path("ticket.id");
        merge(ofBob, true);

        assertThat(particulars(answer("one")).cc()).containsExactly(bob);
        send(mail(bob, newId(), "In-Reply-To: " + first, "Cc: " + carol, PASS)).then()
                .body("outcome", equalTo("APPENDED")).body("ticket.id", equalTo(ofAlice));

        assertThat(particulars(answer("two")).cc()).containsExactly(bob);
        part(ofBob);
        assertThat(answer("three").particulars()).isNull();
        send(mail(carol, newId(), "In-Reply-To: " + first)).then().body("outcome", equalTo("APPENDED"))
                .body("ticket.id", equalTo(ofBob));
    }

    @Test
    void a_thread_of_mails_is_that_of_its_own_customer() {
        var first = newId();
        String ofBob = send(mail(bob, first)).path("ticket.id");
        merge(ofBob, true);
        var before = headers(answer("one"));
        var theirs = newId();
        send(mail(bob, theirs, "In-Reply-To: " + first)).then().body("ticket.id", equalTo(ofAlice));

        var after = headers(answer("two"));

        assertThat(after.inReplyTo()).isEqualTo(before.mailId());
        assertThat(after.references()).doesNotContain(theirs, first);
    }

    private MessageAdded answer(String text) {
        write(asBruno(), ofAlice, Map.of("text", text)).then().statusCode(201);
        return wire.await(ofAlice, event -> event instanceof MessageAdded added && added.text().equals(text)).stream()
                .filter(event -> event instanceof MessageAdded added && added.text().equals(text))
                .map(MessageAdded.class::cast).findFirst().orElseThrow();
    }

    private void merge(String source, boolean inCopy) {
        asBruno().body(Map.of("tickets", List.of(source), "inCopy", inCopy)).post(TICKETS + "/" + ofAlice + "/merge")
                .then().log().ifValidationFails().statusCode(200);
    }

    private static void part(String source) {
        asBruno().delete(TICKETS + "/" + source + "/merge").then().statusCode(200);
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
