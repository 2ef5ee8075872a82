package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.Topics;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RepublicationTest {

    private static final String REPUBLICATIONS = "/api/v1/republications";

    @Inject
    Wire wire;

    @Test
    void a_service_is_told_every_event_again_with_the_id_that_it_had() {
        var id = open();
        asBruno().body(Map.of("kind", "REPLY", "text", "Try again.", "then", "PENDING"))
                .post(TICKETS + "/" + id + "/messages").then().statusCode(201);
        asBruno().put(TICKETS + "/" + id + "/closure").then().statusCode(200);
        var _ = wire.await(id, event -> event instanceof StatusChanged moved && moved.to().name().equals("CLOSED"));

        var begun = asAdministrator().body(Map.of("service", "notification")).post(REPUBLICATIONS).then()
                .statusCode(202)
                .extract().path("id").toString();

        await().atMost(Duration.ofMinutes(2)).until(() -> asAdministrator().get(REPUBLICATIONS + "/" + begun)
                .path("finishedAt") != null);
        var told = wire.envelopes(Topics.TICKETS, id);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> wire.envelopes(Topics.replay("notification"), id).size() == told.size());
        var again = wire.envelopes(Topics.replay("notification"), id);
        assertThat(again).extracting(Envelope::id).isEqualTo(told.stream().map(Envelope::id).toList());
        assertThat(again).extracting(envelope -> envelope.event().type())
                .isEqualTo(told.stream().map(envelope -> envelope.event().type()).toList());
        assertThat(again).extracting(envelope -> ((TicketEvent) envelope.event()).ticket())
                .isEqualTo(told.stream().map(envelope -> ((TicketEvent) envelope.event()).ticket()).toList());
    }

    @Test
    void only_administrators_may_and_only_a_service_that_learns_so_is_told() {
        asBruno().body(Map.of("service", "notification")).post(REPUBLICATIONS).then().statusCode(403);
        asAdministrator().body(Map.of("service", "kb")).post(REPUBLICATIONS).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/service"));
        asAdministrator().get(REPUBLICATIONS + "/" + UUID.randomUUID()).then().statusCode(404);
    }
}
