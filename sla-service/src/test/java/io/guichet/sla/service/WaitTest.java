package io.guichet.sla.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** Who waits for the next response, and since when: as ticket-service says. */
@QuarkusTest
class WaitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPENED = "2026-11-02T08:00:00Z";

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    @BeforeEach
    void early() {
        clock.set(Instant.parse(OPENED));
        ServiceLevels.calendars();
    }

    @Test
    void the_wait_of_a_customer_goes_with_their_ticket_into_another_one_and_out_again() {
        var life = answered("taken-in");
        var other = new Life("elsewhere", OPENED);

        wire.tell(life.took(other.id, "2026-11-02T10:00:00Z", "2026-11-02T08:20:00Z"));
        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("targets.find { it.kind == 'NEXT_RESPONSE' }.due", equalTo("2026-11-02T10:20:00Z")));
        wire.tell(life.letGo(other.id, "2026-11-02T10:10:00Z"));

        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("targets.kind", not(hasItem("NEXT_RESPONSE"))));
        assertThat(wire.awaited(life.id, TargetsSet.class, 3).getLast().promised()).hasSize(1);
    }

    @Test
    void the_longer_of_two_waits_goes_on_when_two_tickets_become_one() {
        var life = answered("both-wait");
        wire.tell(life.customerWrote("2026-11-02T09:20:00Z"));
        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("targets.find { it.kind == 'NEXT_RESPONSE' }.due", equalTo("2026-11-02T11:20:00Z")));

        wire.tell(life.took(UUID.randomUUID(), "2026-11-02T10:00:00Z", "2026-11-02T08:20:00Z"));

        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("targets.find { it.kind == 'NEXT_RESPONSE' }.due", equalTo("2026-11-02T10:20:00Z"))
                .body("targets.find { it.kind == 'NEXT_RESPONSE' }.occurrence", equalTo(1)));
    }

    @Test
    void an_answer_by_another_product_is_an_answer() {
        ServiceLevels.policy("product");
        var life = new Life("product", OPENED);

        wire.tell(life.opened(), life.answeredByProduct("2026-11-02T09:00:00Z"));

        assertThat(wire.awaited(life.id, TargetMet.class, 1)).extracting(TargetMet::kind, TargetMet::breached)
                .containsExactly(Tuple.tuple(TargetKind.FIRST_RESPONSE, false));
    }

    @Test
    void thanks_begin_no_wait_but_end_the_silence() {
        ServiceLevels.setup().body("""
                {"name": "Thanks", "watch": "CUSTOMER_SILENT", "condition": "ticket.product == 'thanks'",
                 "statuses": ["RESOLVED"], "business": false,
                 "steps": [{"after": "PT1H", "actions": [{"type": "REMIND_CUSTOMER"}]}]}""")
                .post("/api/v1/watch-rules").then().statusCode(201);
        var life = answered("thanks");
        wire.tell(life.moved("2026-11-02T09:30:00Z", TicketStatus.RESOLVED));
        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("upcoming.findAll { it.what == 'WATCH' }.size()", equalTo(1)));

        wire.tell(life.thanked("2026-11-02T09:40:00Z"));

        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 4);
        ServiceLevels.sla(life.id).body("targets.kind", not(hasItem("NEXT_RESPONSE")))
                .body("upcoming.findAll { it.what == 'WATCH' }.size()", equalTo(0));
    }

    private Life answered(String product) {
        ServiceLevels.policy(product);
        var life = new Life(product, OPENED);
        wire.tell(life.opened(), life.answered("2026-11-02T09:00:00Z"));
        wire.awaited(life.id, TargetMet.class, 1);
        return life;
    }
}
