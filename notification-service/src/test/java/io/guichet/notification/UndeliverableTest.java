package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.CUSTOMER;
import static io.guichet.notification.TicketFixtures.NOON;
import static io.guichet.notification.TicketFixtures.ticket;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

/** What is sent to whoever mails do not reach. */
@QuarkusTest
class UndeliverableTest extends ServiceTest {

    private static final String GONE = "550 5.1.1 no such user";
    private static final String STATES = """
            select kind || ' ' || state from delivery where ticket = ? and kind <> 'NOTICE' order by queued_at""";

    private final String address = address("gone");
    private final TicketFixtures ticket = ticket().from(address).of(DirectoryFixtures.BRUNO);

    @Test
    void machines_send_nothing_and_say_why_and_people_are_tried_all_the_same() {
        wire.publish(new TicketOpened(TicketFixtures.undeliverable(ticket.snapshot(), GONE), CUSTOMER,
                ticket.opened().mail(), true));
        awaitStates("ACKNOWLEDGEMENT WITHHELD");
        wire.publish(written(Actor.system("watch-rule")));
        awaitStates("ACKNOWLEDGEMENT WITHHELD", "REPLY WITHHELD");
        wire.publish(written(BRUNO));
        awaitStates("ACKNOWLEDGEMENT WITHHELD", "REPLY WITHHELD", "REPLY SENT");

        assertThat(Mailboxes.await(1, address)).hasSize(1);
        given().auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.BRUNO)).queryParam("ticket", ticket.id())
                .queryParam("state", "WITHHELD").get("/api/v1/deliveries").then().statusCode(200)
                .body("items.size()", equalTo(2)).body("items[0].lastError", containsString(GONE));
    }

    @Test
    void that_a_request_is_resolved_is_not_told_either() {
        var resolved = ticket.now(TicketStatus.RESOLVED);

        wire.publish(new StatusChanged(TicketFixtures.undeliverable(resolved.snapshot(), GONE), TicketStatus.OPEN,
                TicketStatus.RESOLVED, BRUNO, NOON));

        awaitStates("RESOLUTION WITHHELD");
    }

    @Test
    void what_was_withheld_is_sent_when_somebody_wants_it() {
        wire.publish(new TicketOpened(TicketFixtures.undeliverable(ticket.snapshot(), GONE), CUSTOMER,
                ticket.opened().mail(), true));
        awaitStates("ACKNOWLEDGEMENT WITHHELD");
        var mail = rows("select id::text from delivery where ticket = ?", ticket.id()).getFirst();

        given().urlEncodingEnabled(false).auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.BRUNO))
                .post("/api/v1/deliveries/" + mail + ":resend").then().statusCode(202);

        wire.await(1, MailSent.class, ticket.id());
        awaitStates("ACKNOWLEDGEMENT SENT");
    }

    private MessageAdded written(Actor by) {
        var plain = ticket.written(by, MessageKind.REPLY, "Bonjour");
        return new MessageAdded(TicketFixtures.undeliverable(plain.ticket(), GONE), UUID.randomUUID(), plain.kind(), by,
                plain.channel(), plain.text(), false, plain.mail(), NOON, null);
    }

    private void awaitStates(String... states) {
        await().atMost(PATIENCE).until(() -> rows(STATES, ticket.id()), List.of(states)::equals);
    }
}
