package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** What a mail from an address says of mails to it. */
@QuarkusTest
class MailReachTest {

    private static final String BOX = "reach@fr.guichet.example";
    private static final String GONE = "550 5.1.1 no such user";
    private static final String SHOWN = "contact.undeliverable";

    @Inject
    Wire wire;
    @Inject
    Ids ids;
    @Inject
    Clock clock;

    @Test
    void who_writes_may_be_written_to_again_but_what_a_machine_answers_says_nothing() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(oneOf(201, 409));
        var customer = "c" + ids.next() + "@client.example";
        var opened = open(Map.of("contact", Map.of("email", customer)));
        wire.publish(new MailBounced(UUID.fromString(opened), ids.next(), null, customer, GONE, true,
                clock.instant().minus(Duration.ofSeconds(1))));
        awaitTicket(opened, SHOWN, equalTo(GONE));

        send(customer, "Auto-Submitted: auto-replied", "REJECTED");
        ticket(opened).then().body(SHOWN, equalTo(GONE));
        send(customer, "X-Priority: 3", "OPENED");

        ticket(opened).then().body(SHOWN, nullValue());
    }

    private void send(String from, String header, String outcome) {
        Mails.send(BOX, Mails.mail(from, BOX, "<" + ids.next() + "@client.example>", "Hello", List.of(header))).then()
                .log().ifValidationFails().body("outcome", equalTo(outcome));
    }
}
