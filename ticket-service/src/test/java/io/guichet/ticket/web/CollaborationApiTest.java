package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.guichet.ticket.ShiftedClock;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class CollaborationApiTest {

    @Inject
    Wire wire;
    @Inject
    ShiftedClock clock;

    @Test
    void a_colleague_of_another_department_sees_the_ticket_that_they_were_brought_into_and_no_other() {
        var id = open();
        var other = open();
        asDaniel().get(TICKETS + "/" + id).then().statusCode(404);

        asBruno().put(TICKETS + "/" + id + "/collaborators/" + DirectoryFixtures.DANIEL).then().statusCode(200)
                .body("items.name", equalTo(List.of("Daniel Smith")));

        asDaniel().get(TICKETS + "/" + id).then().statusCode(200)
                .body("situation.collaborators.name", equalTo(List.of("Daniel Smith")));
        asDaniel().get(TICKETS + "/" + other).then().statusCode(404);
        asDaniel().get(TICKETS + "?order=-createdAt").then().body("items.id", hasItem(id))
                .body("items.id", not(hasItem(other)));
        write(asDaniel(), id, Map.of("kind", "NOTE", "text", "I know this one.")).then().statusCode(201);

        asBruno().delete(TICKETS + "/" + id + "/collaborators/" + DirectoryFixtures.DANIEL).then().statusCode(200);
        asDaniel().get(TICKETS + "/" + id).then().statusCode(404);
    }

    @Test
    void who_is_named_is_told_and_brought_in() {
        var id = open();

        write(asBruno(), id, Map.of("kind", "NOTE", "text", "@Daniel, can you look?", "mentions",
                List.of(DirectoryFixtures.DANIEL))).then().log().ifValidationFails().statusCode(201);

        asDaniel().get(TICKETS + "/" + id).then().statusCode(200);
        var events = wire.await(id, event -> event.ticket().version() == 4);
        var told = (MessageAdded) events.get(2);
        assertThat(Objects.requireNonNull(told.particulars()).mentioned()).containsExactly(DirectoryFixtures.DANIEL);
        assertThat(events.get(3)).isInstanceOfSatisfying(FieldsChanged.class,
                changed -> assertThat(changed.changed()).containsExactly("collaborators"));
        assertThat(events.get(3).ticket().collaborators()).containsExactly(DirectoryFixtures.DANIEL);
        write(asBruno(), id, Map.of("text", "Hello", "mentions", List.of(DirectoryFixtures.DANIEL))).then()
                .statusCode(422);
        write(asBruno(), id, Map.of("kind", "NOTE", "text", "?", "mentions", List.of(DirectoryFixtures.person(99))))
                .then().statusCode(422);
    }

    @Test
    void who_may_only_add_notes_brings_nobody_in() {
        var id = open(Map.of("department", "support-en"));
        var emma = Api.as(DirectoryFixtures.token(DirectoryFixtures.EMMA));

        write(emma, id, Map.of("kind", "NOTE", "text", "@Bruno", "mentions", List.of(DirectoryFixtures.BRUNO))).then()
                .statusCode(201);

        asBruno().get(TICKETS + "/" + id).then().statusCode(404);
        var told = (MessageAdded) wire.await(id, event -> event.ticket().version() == 3).getLast();
        assertThat(told.particulars()).isNull();
    }

    @Test
    void a_draft_is_kept_for_its_author_until_it_is_sent() {
        var id = open();
        var path = TICKETS + "/" + id + "/draft";
        asBruno().body(Map.of("text", "Dear")).put(path).then().statusCode(200);
        asBruno().body(Map.of("text", "Dear Claire", "kind", "REPLY")).put(path).then().statusCode(200);

        asBruno().get(path).then().statusCode(200).body("text", equalTo("Dear Claire"));
        Api.as(DirectoryFixtures.token(DirectoryFixtures.CHLOE)).get(path).then().statusCode(204);
        asCustomer(Api.CLAIRE).get(path).then().statusCode(403);

        write(asBruno(), id, Map.of("text", "Dear Claire, try again.")).then().statusCode(201);
        asBruno().get(path).then().statusCode(204);
    }

    @Test
    void a_draft_has_all_that_the_message_will_have() {
        var path = TICKETS + "/" + open() + "/draft";
        var file = "00000000-0000-7000-8000-000000000003";
        var whole = Map.of("kind", "FORWARD", "text", "Please look", "to", List.of("bank@partner.example"), "cc",
                List.of("a@client.example", "b@client.example"), "attachments", List.of(file), "mentions",
                List.of(DirectoryFixtures.CHLOE.toString()), "then", "PENDING");
        asBruno().body(whole).put(path).then().log().ifValidationFails().statusCode(200);

        asBruno().get(path).then().statusCode(200).body("cc", equalTo(whole.get("cc")))
                .body("attachments", equalTo(List.of(file))).body("mentions", equalTo(whole.get("mentions")))
                .body("then", equalTo("PENDING")).body("to", equalTo(whole.get("to")));
    }

    @Test
    void others_see_who_is_at_a_ticket_until_they_have_left_or_are_silent() {
        var id = open();
        var path = TICKETS + "/" + id + "/activity";
        var chloe = Api.as(DirectoryFixtures.token(DirectoryFixtures.CHLOE));

        asBruno().body(Map.of("doing", "COMPOSING")).put(path).then().log().ifValidationFails().statusCode(200)
                .body("items", hasSize(0));
        asAdministrator().body(Map.of("doing", "VIEWING")).put(path).then().statusCode(200);

        chloe.get(path).then().body("items.name", equalTo(List.of("Alice Martin", "Bruno Leroy")))
                .body("items.doing", equalTo(List.of("VIEWING", "COMPOSING")));
        assertThat(wire.activity(id)).anySatisfy(told -> assertThat(told.name()).isEqualTo("Bruno Leroy"));
        asAdministrator().delete(path).then().statusCode(204);
        Api.as(DirectoryFixtures.token(DirectoryFixtures.CHLOE)).get(path).then()
                .body("items.name", equalTo(List.of("Bruno Leroy")));
        clock.later(Duration.ofMinutes(1), () -> Api.as(DirectoryFixtures.token(DirectoryFixtures.CHLOE)).get(path)
                .then().body("items", hasSize(0)));
        asCustomer(Api.CLAIRE).get(path).then().statusCode(403);
    }

    private static RequestSpecification asDaniel() {
        return Api.as(DirectoryFixtures.token(DirectoryFixtures.DANIEL));
    }
}
