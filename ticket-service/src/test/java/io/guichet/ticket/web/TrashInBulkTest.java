package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Api;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** A flood is cleared up in one go. */
@QuarkusTest
class TrashInBulkTest {

    private static final Map<String, Object> SPAM = Map.of("spam", true, "block", "SENDER");

    @Inject
    Ids ids;
    @Inject
    Wire wire;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @Test
    void all_that_passes_a_filter_goes_to_the_trash_and_its_sender_is_heard_no_more() {
        var sender = mark + "@flood.example";
        var flood = IntStream.range(0, 25)
                .mapToObj(number -> open(Map.of("tags", List.of(mark), "contact", Map.of("email", sender)))).toList();

        String job = asBruno().body(Map.of("filter", filter(), "action", Map.of("trash", SPAM))).post(Jobs.PATH).then()
                .log().ifValidationFails().statusCode(202).extract().path("id");

        Jobs.done(Api::asBruno, job).body("done", equalTo(25)).body("failed", equalTo(0));
        asBruno().get(TICKETS + "?tag=" + mark).then().body("items", hasSize(0));
        asBruno().get("/api/v1/trash?limit=200").then().body("items.id", hasItem(flood.getFirst()));
        asAdministrator().get("/api/v1/blocked-senders?limit=200").then().body("items.pattern", hasItem(sender));
        // Nobody is mailed of what was not resolved.
        assertThat(wire.await(flood.getLast(), TicketTrashed.class::isInstance))
                .noneMatch(StatusChanged.class::isInstance);
        asAdministrator().delete("/api/v1/blocked-senders/" + sender).then().statusCode(204);
    }

    @Test
    void who_is_heard_no_more_is_listed_to_the_end() {
        var senders = IntStream.range(0, 3).mapToObj(number -> mark + number + "@flood.example").toList();
        senders.forEach(sender -> asBruno().body(SPAM)
                .put(TICKETS + "/" + open(Map.of("contact", Map.of("email", sender))) + "/trash").then()
                .statusCode(200));

        var listed = Pages.all(Api::asAdministrator, "/api/v1/blocked-senders?limit=2", "items.pattern");

        assertThat(listed).doesNotHaveDuplicates().containsAll(senders);
        senders.forEach(sender -> asAdministrator().delete("/api/v1/blocked-senders/" + sender).then().statusCode(204));
    }

    @Test
    void what_goes_to_the_trash_is_not_treated_otherwise_and_only_spam_blocks_its_sender() {
        refused(Map.of("trash", SPAM, "note", "?"), 422);
        refused(Map.of("trash", Map.of("block", "SENDER")), 422);
        asBruno().body(Map.of("block", "SENDER")).put(TICKETS + "/" + open() + "/trash").then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/block")));
        refused(Map.of("trash", Map.of("spam", true, "block", "DOMAIN")), 403);
    }

    private void refused(Map<String, Object> action, int status) {
        asBruno().body(Map.of("filter", filter(), "action", action)).post(Jobs.PATH).then().statusCode(status);
    }

    private Map<String, Object> filter() {
        return Map.of("field", "tags", "operator", "contains", "value", mark);
    }
}
