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
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** Reports that mails of ours came back, true ones and others. */
@QuarkusTest
class MailReturnedTest {

    private static final String BOX = "returned@fr.guichet.example";

    @Inject
    Wire wire;
    @Inject
    Ids ids;

    private String customer = "";
    private String opened = "";
    private MailHeaders ours = new MailHeaders(null, null, null, List.of());

    @BeforeEach
    void answered() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr", "authenticationServer",
                "mx.guichet.example")).post("/api/v1/mailboxes").then().statusCode(oneOf(201, 409));
        customer = "c" + ids.next() + "@client.example";
        opened = Mails.send(BOX, Mails.mail(customer, BOX, newId(), "Card", List.of())).path("ticket.id");
        write(asBruno(), opened, Map.of("text", "Try again.")).then().statusCode(201);
        ours = wire.await(opened, event -> event instanceof MessageAdded added && !added.opening()).stream()
                .filter(MessageAdded.class::isInstance).map(MessageAdded.class::cast)
                .filter(added -> !added.opening()).map(MessageAdded::mail).map(Objects::requireNonNull).findFirst()
                .orElseThrow();
    }

    @Test
    void returned_mail_is_told_of() {
        Mails.send(BOX, bounce(customer, "")).then().log().ifValidationFails().body("outcome", equalTo("BOUNCE"))
                .body("ticket.id", equalTo(opened));

        var told = told();
        assertThat(told.mailId()).isEqualTo(ours.mailId());
        assertThat(told.recipient()).isEqualTo(customer);
        assertThat(told.permanent()).isTrue();
    }

    @Test
    void a_report_that_the_domain_of_its_sender_denies_changes_nothing() {
        Mails.send(BOX, "Authentication-Results: mx.guichet.example; dmarc=fail header.from=mx.example\n"
                + bounce(customer, "")).then().body("outcome", equalTo("REJECTED")).body("ticket.id", equalTo(opened));

        asBruno().get(TICKETS + "/" + opened + "/messages").then().body("items.size()", equalTo(2));
    }

    @Test
    void a_report_that_knows_no_more_than_the_name_of_a_mail_is_kept_and_not_believed() {
        Mails.send(BOX, bounce("somebody@else.example", "")).then().body("outcome", equalTo("BOUNCE"));

        assertThat(told().mailId()).isNull();
    }

    @Test
    void a_report_that_knows_the_signed_address_is_believed_wherever_the_mail_was_sent_on_to() {
        Mails.send(BOX, bounce("somebody@else.example", "Reply-To: " + ours.replyTo() + "\n")).then()
                .body("outcome", equalTo("BOUNCE"));

        assertThat(told().mailId()).isEqualTo(ours.mailId());
    }

    private MailReturned told() {
        return (MailReturned) wire.await(opened, event -> event instanceof MailReturned).getLast();
    }

    private String bounce(String recipient, String more) {
        return Mails.undelivered(newId(), recipient, String.valueOf(ours.mailId()), more);
    }

    private String newId() {
        return "<" + ids.next() + "@client.example>";
    }
}
