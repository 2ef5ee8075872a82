package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.ticket;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.Channel;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What is to be announced where Guichet has no sender. */
@QuarkusTest
class ToDoApiTest extends ServiceTest {

    private static final String NOTIFICATIONS = "/api/v1/notifications";

    @Test
    void a_resolution_to_announce_is_shown_until_it_is_ticked_and_mailed_to_an_address_that_is_known() {
        var ticket = ticket().from(address("claire")).by(Channel.PHONE).of(DirectoryFixtures.BRUNO);

        wire.publish(ticket.now(TicketStatus.RESOLVED).moved());

        wire.await(1, MailSent.class, ticket.id());
        var notice = toDo(ticket.id());
        bruno().put(NOTIFICATIONS + "/" + notice + "/reading").then().statusCode(204);
        list().body("items.id", hasItem(notice)).body("items[0].kind", equalTo("ANNOUNCE"))
                .body("items[0].toDo", equalTo(true))
                .body("items[0].title", equalTo("À annoncer par téléphone : le ticket #" + ticket.number()
                        + " est résolu"));
        given().auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.EMMA))
                .put(NOTIFICATIONS + "/" + notice + "/completion").then().statusCode(404);

        bruno().put(NOTIFICATIONS + "/" + notice + "/completion").then().statusCode(204);

        list().body("items.id", not(hasItem(notice)));
        bruno().get(NOTIFICATIONS).then().body("items.find { it.id == '" + notice + "' }.doneAt", notNullValue());
    }

    @Test
    void what_goes_on_is_not_announced() {
        var ticket = ticket().from(null).by(Channel.CHAT).of(DirectoryFixtures.BRUNO);
        wire.publish(ticket.now(TicketStatus.RESOLVED).moved());
        var notice = toDo(ticket.id());

        wire.publish(ticket.now(TicketStatus.RESOLVED).now(TicketStatus.REOPENED).moved());

        await().atMost(PATIENCE).untilAsserted(() -> list().body("items.id", not(hasItem(notice))));
    }

    @Test
    void what_is_heard_later_of_an_earlier_merge_takes_back_nothing_that_is_to_be_announced() {
        var ticket = ticket().from(null).by(Channel.CHAT).of(DirectoryFixtures.BRUNO);
        var merged = ticket.now(TicketStatus.CLOSED);
        var resolved = merged.now(TicketStatus.RESOLVED);
        wire.publish(resolved.moved());
        var notice = toDo(ticket.id());

        wire.publish(new TicketMerged(merged.snapshot(), ticket.id(), ticket.number(), UUID.randomUUID(), 100_002,
                TicketFixtures.BRUNO, TicketFixtures.NOON));
        wire.publish(resolved.now(TicketStatus.RESOLVED).assigned(TicketFixtures.ROUTING));

        await().atMost(PATIENCE).until(() -> rows("select version::text from known_ticket where id = ?", ticket.id())
                .equals(List.of("5")));
        list().body("items.id", hasItem(notice));
    }

    @Test
    void what_only_tells_something_cannot_be_ticked() {
        var ticket = ticket().from(null).of(DirectoryFixtures.BRUNO);
        wire.publish(ticket.assigned(TicketFixtures.ROUTING));
        await().atMost(PATIENCE).until(() -> !notices(ticket.id()).isEmpty());

        bruno().put(NOTIFICATIONS + "/" + notices(ticket.id()).getFirst() + "/completion").then().statusCode(409);
    }

    private String toDo(UUID ticket) {
        await().atMost(PATIENCE).until(() -> !notices(ticket).isEmpty());
        return notices(ticket).getFirst();
    }

    private List<String> notices(UUID ticket) {
        return rows("select id from notice where ticket = ?", ticket);
    }

    private static ValidatableResponse list() {
        return bruno().get(NOTIFICATIONS + "?toDo=true&limit=200").then().statusCode(200);
    }

    private static RequestSpecification bruno() {
        return given().auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.BRUNO));
    }
}
