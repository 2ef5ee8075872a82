package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketEvent.TicketSplit;
import io.guichet.events.TicketEvent.TicketUnmerged;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class LineageApiTest {

    @Inject
    Wire wire;

    @Test
    void merged_tickets_are_one_conversation_in_the_order_of_time() {
        var source = open(Map.of("text", "one"));
        var target = open(Map.of("text", "two"));
        write(asBruno(), source, Map.of("kind", "NOTE", "text", "three")).then().statusCode(201);
        write(asBruno(), target, Map.of("kind", "NOTE", "text", "four")).then().statusCode(201);

        merge(target, source).then().log().ifValidationFails().statusCode(200).body("id", equalTo(target));

        ticket(source).then().body("status", equalTo("CLOSED")).body("situation.mergedInto", equalTo(target));
        asBruno().get(TICKETS + "/" + target + "/messages").then()
                .body("items.text", equalTo(List.of("one", "two", "three", "four")))
                .body("items.ticket", equalTo(List.of(source, target, source, target)));
        var first = asBruno().get(TICKETS + "/" + target + "/messages?limit=3");
        asBruno().get(TICKETS + "/" + target + "/messages?limit=3&cursor=" + first.path("next")).then()
                .body("items.text", equalTo(List.of("four")));
        assertThat(wire.await(source, event -> event instanceof TicketMerged)).last()
                .satisfies(event -> assertThat(event.ticket().routingRequest()).isNull());
        assertThat(wire.await(target, event -> event instanceof TicketMerged)).isNotEmpty();
    }

    @Test
    void what_is_written_to_a_source_reaches_the_target_and_goes_back_with_it() {
        var source = open(Map.of("contact", Map.of("email", "merged@client.example")));
        var target = open();
        asBruno().body(Map.of("id", DirectoryFixtures.CHLOE)).put(TICKETS + "/" + source + "/assignee").then()
                .statusCode(200);
        write(asBruno(), source, Map.of("text", "Try again.")).then().statusCode(201);
        write(asBruno(), target, Map.of("text", "Try this.")).then().statusCode(201);
        merge(target, source).then().statusCode(409);
        mergeInCopy(target, source).then().statusCode(200).body("status", equalTo("ANSWERED"));

        write(asCustomer("merged@client.example"), source, Map.of("text", "Still refused.")).then().statusCode(201)
                .body("ticket", equalTo(target)).body("via", equalTo(source));
        ticket(target).then().body("status", equalTo("REOPENED"));
        asBruno().get(TICKETS + "/" + target + "/messages").then().body("items.text", hasItem("Still refused."));

        asBruno().delete(TICKETS + "/" + source + "/merge").then().log().ifValidationFails().statusCode(200)
                .body("status", equalTo("REOPENED")).body("assignee.name", equalTo("Chloé Petit"));

        asBruno().get(TICKETS + "/" + source + "/messages").then().body("items.text",
                equalTo(List.of("My card is refused.", "Try again.", "Still refused.")));
        asBruno().get(TICKETS + "/" + target + "/messages").then().body("items.text",
                equalTo(List.of("My card is refused.", "Try this.")));
        ticket(target).then().body("waitingSince", nullValue());
        assertThat(wire.await(source, event -> event instanceof TicketUnmerged).stream()
                .filter(TicketUnmerged.class::isInstance).map(TicketUnmerged.class::cast)).singleElement()
                .satisfies(told -> assertThat(told.said()).singleElement().satisfies(said -> {
                    assertThat(told.messages()).containsExactly(said.message());
                    assertThat(said.by()).isEqualTo(Actor.Kind.CUSTOMER);
                }));
        write(asCustomer("merged@client.example"), source, Map.of("text", "And now?")).then().statusCode(201)
                .body("ticket", equalTo(source));
    }

    @Test
    void a_customer_reads_nothing_that_another_wrote_to_what_was_merged() {
        var mine = "mine" + System.nanoTime() + "@client.example";
        var theirs = "theirs" + System.nanoTime() + "@client.example";
        var source = open(Map.of("contact", Map.of("email", theirs)));
        var target = open(Map.of("contact", Map.of("email", mine)));
        mergeInCopy(target, source).then().statusCode(200);
        write(asCustomer(theirs), source, Map.of("text", "My secret xylophone.")).then().statusCode(201);

        asCustomer(mine).get(TICKETS + "/" + target + "/messages").then().body("items.text",
                equalTo(List.of("My card is refused.")));
        asCustomer(mine).urlEncodingEnabled(false).get("/api/v1/tickets:search?q=xylophone").then().statusCode(200)
                .body("items.size()",
                        equalTo(0));
        asCustomer(theirs).get(TICKETS + "/" + source + "/messages").then().body("items.text",
                equalTo(List.of("My card is refused.", "My secret xylophone.")));
        asBruno().get(TICKETS + "/" + target + "/messages").then().body("items.text",
                hasItem("My secret xylophone."));
    }

    @Test
    void any_number_become_one_and_each_leaves_with_its_own_waiting() {
        var first = open();
        var second = open();
        var target = open();
        String waiting = ticket(target).path("waitingSince");
        String firstWaiting = ticket(first).path("waitingSince");
        String secondWaiting = ticket(second).path("waitingSince");
        merge(target, first, second).then().statusCode(200).body("waitingSince", equalTo(firstWaiting));

        asBruno().delete(TICKETS + "/" + first + "/merge").then().statusCode(200)
                .body("waitingSince", equalTo(firstWaiting)).body("status", equalTo("NEW"));
        ticket(target).then().body("waitingSince", equalTo(secondWaiting));
        asBruno().delete(TICKETS + "/" + second + "/merge").then().statusCode(200);

        ticket(target).then().body("waitingSince", equalTo(waiting));
    }

    @Test
    void a_ticket_is_part_of_one_other_and_never_of_itself() {
        var one = open();
        var other = open();
        merge(one, one).then().statusCode(409);
        merge(other, one).then().statusCode(200);

        merge(one, other).then().statusCode(409);
        merge(other, one).then().statusCode(409);
        write(asBruno(), one, Map.of("text", "Hello")).then().statusCode(409);
        asBruno().delete(TICKETS + "/" + other + "/merge").then().statusCode(409);
        asBruno().delete(TICKETS + "/" + one + "/closure").then().statusCode(409);
    }

    @Test
    void some_messages_become_a_ticket_of_their_own_and_both_know() {
        var source = open();
        String second = write(asCustomer(Api.CLAIRE), source, Map.of("text", "And my invoice is wrong.")).path("id");
        String third = write(asBruno(), source, Map.of("kind", "NOTE", "text", "Billing?")).path("id");

        var split = asBruno().body(Map.of("messages", List.of(second, third), "subject", "Invoice"))
                .post(TICKETS + "/" + source + "/split");

        String id = split.then().log().ifValidationFails().statusCode(201).body("subject", equalTo("Invoice"))
                .body("contact.email", equalTo(Api.CLAIRE)).extract().path("id");
        asBruno().get(TICKETS + "/" + id + "/messages").then()
                .body("items.text", equalTo(List.of("And my invoice is wrong.", "Billing?")))
                .body("items.copyOf", equalTo(List.of(second, third)));
        asBruno().get(TICKETS + "/" + source + "/messages").then().body("items", hasSize(3));
        var events = wire.await(id, event -> event instanceof TicketSplit);
        assertThat(events.getFirst().ticket().routingRequest()).isNotNull();
        assertThat(wire.await(source, event -> event instanceof TicketSplit)).isNotEmpty();
        asBruno().get(TICKETS + "/" + id + "/links").then().body("items.kind", equalTo(List.of("SPLIT")))
                .body("items.ticket", equalTo(List.of(source)));
        asBruno().body(Map.of("messages", List.of(third))).post(TICKETS + "/" + source + "/split").then()
                .statusCode(422).body("errors[0].pointer", equalTo("/messages"));
        asBruno().body(Map.of("messages", List.of(second))).post(TICKETS + "/" + open() + "/split").then()
                .statusCode(422);
    }

    @Test
    void related_tickets_know_of_each_other() {
        var one = open();
        var other = open();
        var foreign = open(Map.of("department", "support-en"));
        String link = link(one, "DUPLICATE", other).then().log().ifValidationFails().statusCode(201).extract()
                .path("id");

        asBruno().get(TICKETS + "/" + other + "/links").then().body("items.ticket", equalTo(List.of(one)))
                .body("items.outgoing", equalTo(List.of(false)));
        link(one, "DUPLICATE", other).then().statusCode(409);
        link(one, "RELATED", foreign).then().statusCode(404);
        link(one, "RELATED", one).then().statusCode(409);
        asCustomer(Api.CLAIRE).get(TICKETS + "/" + one + "/links").then().statusCode(403);
        asBruno().delete(TICKETS + "/" + other + "/links/" + link).then().statusCode(204);
        asBruno().get(TICKETS + "/" + one + "/links").then().body("items", hasSize(0));
        asBruno().get(TICKETS + "/" + one + "/timeline").then().body("items.kind", hasItem("Unlinked"));
    }

    @Test
    void what_a_ticket_is_related_to_is_listed_to_the_end() {
        var one = open();
        var others = List.of(open(), open(), open());
        others.forEach(other -> link(one, "RELATED", other).then().statusCode(201));
        link(others.getFirst(), "RELATED", one).then().statusCode(201);
        link(one, "DUPLICATE", others.getLast()).then().statusCode(201);

        var address = TICKETS + "/" + one + "/links?limit=";

        assertThat(Pages.all(Api::asBruno, address + 2, "items.ticket")).isEqualTo(
                List.of(others.get(2), others.get(0), others.get(0), others.get(1), others.get(2)));
        asBruno().get(address + 2).then().header("Link", containsString("rel=\"next\""));
        asBruno().get(address + 0).then().statusCode(400);
    }

    @Test
    void a_parent_closes_its_children_if_one_says_so() {
        var parent = open();
        var child = open();
        var other = open();
        link(child, "PARENT", parent).then().statusCode(201);
        link(child, "PARENT", other).then().statusCode(409);
        link(parent, "PARENT", child).then().statusCode(409);
        link(other, "PARENT", parent).then().statusCode(201);
        asBruno().put(TICKETS + "/" + other + "/closure").then().statusCode(200);

        asBruno().put(TICKETS + "/" + parent + "/closure?children=true").then().log().ifValidationFails()
                .statusCode(200).body("status", equalTo("CLOSED"));

        ticket(child).then().body("status", equalTo("CLOSED"));
    }

    @Test
    void of_two_parents_given_at_once_that_close_a_circle_one_is_refused() throws Exception {
        for (var round = 0; round < 5; round++) {
            var all = List.of(open(), open(), open(), open());
            link(all.get(0), "PARENT", all.get(1)).then().statusCode(201);
            link(all.get(2), "PARENT", all.get(3)).then().statusCode(201);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var one = threads.submit(() -> link(all.get(1), "PARENT", all.get(2)).statusCode());
                var other = threads.submit(() -> link(all.get(3), "PARENT", all.get(0)).statusCode());

                assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    private static Response merge(String target, String... sources) {
        return asBruno().body(Map.of("tickets", List.of(sources))).post(TICKETS + "/" + target + "/merge");
    }

    private static Response mergeInCopy(String target, String source) {
        return asBruno().body(Map.of("tickets", List.of(source), "inCopy", true))
                .post(TICKETS + "/" + target + "/merge");
    }

    private static Response link(String from, String kind, String to) {
        return asBruno().body(Map.of("kind", kind, "ticket", to)).post(TICKETS + "/" + from + "/links");
    }
}
