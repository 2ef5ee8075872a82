package io.guichet.sla.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** Tickets that were opened elsewhere in October, and are let in on 2 November. */
@QuarkusTest
class LetInTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPENED = "2026-10-01T08:00:00Z";
    private static final String LET_IN = "2026-11-02T08:00:00Z";

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    @BeforeEach
    void november() {
        clock.set(Instant.parse(LET_IN).plusSeconds(1));
        ServiceLevels.calendars();
    }

    @Test
    void promises_to_an_open_ticket_count_from_when_it_was_let_in() {
        ServiceLevels.policy("open-import");
        var life = new Life("open-import", OPENED);

        wire.tell(life.letIn(LET_IN), life.noted("2026-11-02T08:00:02Z"));

        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 2);
        ServiceLevels.sla(life.id).body("targets.find { it.kind == 'FIRST_RESPONSE' }.due",
                startsWith("2026-11-02T13:00:00")).body("targets.state.unique()", contains("RUNNING"));
        assertThat(tables.overdue(life.id, clock.instant())).isZero();
        assertThat(wire.heard(life.id, BreachApproaching.class)).isEmpty();
        assertThat(wire.heard(life.id, TargetBreached.class)).isEmpty();
    }

    @Test
    void what_was_done_elsewhere_counts_in_no_figure() {
        ServiceLevels.policy("closed-import");
        var life = new Life("closed-import", OPENED);

        wire.tell(life.letIn(LET_IN), life.moved("2026-10-05T09:00:00Z", TicketStatus.RESOLVED),
                life.moved("2026-10-06T09:00:00Z", TicketStatus.CLOSED));

        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 3);
        ServiceLevels.agent(DirectoryFixtures.ALICE).get("/api/v1/sla/attainment?by=policy&step=all"
                + "&from=2026-10-01T00:00:00Z&to=2026-12-01T00:00:00Z").then().statusCode(200)
                .body("items.findAll { it.name == 'Policy closed-import' }", empty());
        assertThat(wire.heard(life.id, TargetBreached.class)).isEmpty();
    }

    @Test
    void nobody_is_late_with_what_was_unassigned_elsewhere() {
        ServiceLevels.idleRule("idle-import", "PT1H");
        var life = new Life("idle-import", OPENED);

        wire.tell(life.letIn(LET_IN));

        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id).statusCode(200)
                .body("upcoming.findAll { it.what == 'WATCH' }.size()", equalTo(1))
                .body("upcoming.find { it.what == 'WATCH' }.at", startsWith("2026-11-02T09:00:00")));
    }
}
