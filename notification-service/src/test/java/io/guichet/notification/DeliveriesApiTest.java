package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.ticket;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.Profile;
import io.guichet.events.DirectoryEvent.ProfileChanged;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class DeliveriesApiTest extends ServiceTest {

    private static final String DELIVERIES = "/api/v1/deliveries";

    private final SmtpFront front = SmtpFront.shared();
    private final String address = address("claire");
    private final TicketFixtures ticket = ticket().from(address).of(DirectoryFixtures.BRUNO);

    @AfterEach
    void mailWorksAgain() {
        front.forget(address);
    }

    @Test
    void colleagues_see_the_mails_of_a_ticket_newest_first_page_by_page() {
        wire.publish(ticket.opened());
        awaitStates("SENT");
        wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "Bonjour"));
        awaitStates("SENT", "SENT");

        var first = ofTicket(DirectoryFixtures.BRUNO).queryParam("limit", 1).get(DELIVERIES).then().statusCode(200)
                .body("items.kind", contains("REPLY")).body("items[0].recipient", equalTo(address))
                .body("items[0].state", equalTo("SENT")).body("items[0].attempts", equalTo(1))
                .body("items[0].copies", equalTo(0)).body("items[0].resendable", equalTo(false)).extract();
        ofTicket(DirectoryFixtures.BRUNO).queryParam("cursor", first.<String>path("next")).get(DELIVERIES).then()
                .statusCode(200).body("items.kind", contains("ACKNOWLEDGEMENT"));
    }

    @Test
    void those_outside_the_department_and_customers_see_none() {
        wire.publish(ticket.opened());
        awaitStates("SENT");
        var id = rows("select id::text from delivery where ticket = ?", ticket.id()).getFirst();

        ofTicket(DirectoryFixtures.DANIEL).get(DELIVERIES).then().statusCode(200).body("items", empty());
        as(DirectoryFixtures.DANIEL).get(DELIVERIES + "/" + id).then().statusCode(404);
        as(DirectoryFixtures.DANIEL).post(DELIVERIES + "/" + id + ":resend").then().statusCode(404);
        given().auth().oauth2(Tokens.customer(address)).queryParam("ticket", ticket.id()).get(DELIVERIES).then()
                .statusCode(403);
    }

    @Test
    void who_was_brought_into_a_ticket_sees_its_mails_among_theirs_for_as_long() {
        wire.publish(ticket.opened());
        awaitStates("SENT");
        wire.publish(new FieldsChanged(TicketFixtures.joined(ticket.snapshot(), List.of(DirectoryFixtures.DANIEL)),
                List.of("collaborators"), BRUNO));
        awaitCollaborators("{" + DirectoryFixtures.DANIEL + "}");

        as(DirectoryFixtures.DANIEL).get(DELIVERIES).then().statusCode(200).body("items.recipient", hasItem(address));
        ofTicket(DirectoryFixtures.DANIEL).get(DELIVERIES).then().statusCode(200)
                .body("items.recipient", contains(address));

        wire.publish(new FieldsChanged(TicketFixtures.joined(ticket.snapshot(), List.of()), List.of("collaborators"),
                BRUNO));
        awaitCollaborators("{}");
        as(DirectoryFixtures.DANIEL).get(DELIVERIES).then().statusCode(200)
                .body("items.recipient", not(hasItem(address)));
    }

    @Test
    void whoever_sees_few_tickets_gets_their_mails_page_by_page_newest_first() {
        var agent = UUID.randomUUID();
        wire.publish(new ProfileChanged(new Profile("own_only", "Own", List.of("ticket:read"), Reach.OWN), 1));
        wire.publish(new AgentChanged(new Agent(agent, "Nils Own", "nils@demo.guichet.example", "own_only",
                List.of(), List.of(), "fr", 20, true, null, null, null, null, null, null), 1));
        await().atMost(PATIENCE).until(() -> directory.agent(agent).isPresent());
        var own = ticket().from(address).of(agent);
        wire.publish(own.opened());
        awaitStates(own, "SENT");
        wire.publish(own.written(BRUNO, MessageKind.REPLY, "Bonjour"));
        awaitStates(own, "SENT", "SENT");
        var token = Tokens.person(agent, "nils@demo.guichet.example", "Nils Own");

        var first = given().auth().oauth2(token).queryParam("limit", 1).queryParam("state", "SENT").get(DELIVERIES)
                .then().statusCode(200).body("items.kind", contains("REPLY")).extract();
        given().auth().oauth2(token).queryParam("limit", 1).queryParam("state", "SENT")
                .queryParam("cursor", first.<String>path("next")).get(DELIVERIES).then().statusCode(200)
                .body("items.kind", contains("ACKNOWLEDGEMENT")).body("next", nullValue());
    }

    @Test
    void an_account_manager_sees_the_mails_of_their_accounts_tickets() {
        var manager = UUID.randomUUID();
        wire.publish(new ProfileChanged(new Profile("key_accounts", "Key accounts", List.of("ticket:read"),
                Reach.ACCOUNTS), 1));
        wire.publish(new AgentChanged(new Agent(manager, "Nora Key", "nora@demo.guichet.example", "key_accounts",
                List.of(), List.of(), "fr", 20, true, null, null, null, null, null, null), 1));
        await().atMost(PATIENCE).until(() -> directory.agent(manager).isPresent());
        wire.publish(ticket.opened());
        awaitStates("SENT");
        var token = Tokens.person(manager, "nora@demo.guichet.example", "Nora Key");
        given().auth().oauth2(token).queryParam("ticket", ticket.id()).get(DELIVERIES).then().statusCode(200)
                .body("items", empty());

        assertThat(rows("update known_ticket set account_manager = ? where id = ? returning id", manager, ticket.id()))
                .hasSize(1);

        given().auth().oauth2(token).queryParam("ticket", ticket.id()).get(DELIVERIES).then().statusCode(200)
                .body("items.recipient", contains(address));
    }

    @Test
    void a_mail_whose_turn_has_not_come_is_listed_though_nobody_knows_its_next_attempt() {
        wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "Bonjour"));
        awaitStates("SENT");

        assertThat(
                rows("""
                        update delivery set state = 'QUEUED', next_at = null where ticket = ? and kind = 'REPLY' returning id""",
                        ticket.id()))
                .hasSize(1);

        ofTicket(DirectoryFixtures.BRUNO).get(DELIVERIES).then().statusCode(200)
                .body("items[0].state", equalTo("QUEUED")).body("items[0].resendable", equalTo(false));
    }

    @Test
    void a_mail_that_failed_is_sent_again_once_for_a_key_and_with_the_same_message_id() throws Exception {
        front.answer(address, "550 5.1.1 no such user");
        wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "Bonjour"));
        awaitStates("FAILED");
        var failed = ofTicket(DirectoryFixtures.BRUNO).queryParam("state", "FAILED").get(DELIVERIES).then()
                .body("items[0].lastError", containsString("550")).body("items[0].resendable", equalTo(true))
                .extract().<String>path("items[0].id");
        front.forget(address);
        var key = UUID.randomUUID().toString();

        as(DirectoryFixtures.BRUNO).header("Idempotency-Key", key).post(DELIVERIES + "/" + failed + ":resend").then()
                .statusCode(202).body("state", equalTo("QUEUED"));
        as(DirectoryFixtures.BRUNO).header("Idempotency-Key", key).post(DELIVERIES + "/" + failed + ":resend").then()
                .statusCode(202).body("state", equalTo("QUEUED"));

        var mails = Mailboxes.await(1, address);
        awaitStates("SENT");
        assertThat(mails.getFirst().getMessageID())
                .isEqualTo(rows("select mail_id from delivery where ticket = ?", ticket.id()).getFirst());
        as(DirectoryFixtures.BRUNO).get(DELIVERIES + "/" + failed).then()
                .body("state", equalTo("SENT")).body("copies", equalTo(0));
    }

    @Test
    void a_mail_that_was_sent_is_not_sent_again() {
        wire.publish(ticket.opened());
        awaitStates("SENT");
        var id = rows("select id::text from delivery where ticket = ?", ticket.id()).getFirst();

        as(DirectoryFixtures.BRUNO).post(DELIVERIES + "/" + id + ":resend").then()
                .statusCode(409).body("type", equalTo("urn:guichet:problem:conflict"));
    }

    @Test
    void who_may_not_reply_may_not_send_again() {
        as(DirectoryFixtures.EMMA).post(DELIVERIES + "/" + UUID.randomUUID() + ":resend").then().statusCode(403)
                .body("detail", containsString("ticket:reply"));
    }

    @Test
    void an_unknown_state_is_a_problem() {
        ofTicket(DirectoryFixtures.BRUNO).queryParam("state", "LOST").get(DELIVERIES).then().statusCode(400)
                .body("errors[0].parameter", equalTo("state"));
    }

    private void awaitStates(String... states) {
        awaitStates(ticket, states);
    }

    private void awaitStates(TicketFixtures of, String... states) {
        await().atMost(PATIENCE).until(() -> rows(
                "select state from delivery where ticket = ? and kind <> 'NOTICE' order by queued_at", of.id()),
                List.of(states)::equals);
    }

    private void awaitCollaborators(String agents) {
        await().atMost(PATIENCE).until(() -> rows("select collaborators::text from known_ticket where id = ?",
                ticket.id()), List.of(agents)::equals);
    }

    private RequestSpecification ofTicket(UUID person) {
        return as(person).queryParam("ticket", ticket.id());
    }

    private static RequestSpecification as(UUID person) {
        return given().urlEncodingEnabled(false).auth().oauth2(DirectoryFixtures.token(person));
    }
}
