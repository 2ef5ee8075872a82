package io.guichet.sla.service;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/**
 * A customer who waited three times on Monday 2 November 2026, each time to be answered within two hours; nobody counts
 * while the ticket is on hold. The office is open from 08:00 to 11:30 and from 12:30 to 17:00 UTC.
 */
@QuarkusTest
class EarlierWaitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPENED = "2026-11-02T08:00:00Z";

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;

    @BeforeEach
    void early() {
        clock.set(Instant.parse(OPENED));
        ServiceLevels.calendars();
    }

    @Test
    void each_wait_is_explained_with_what_was_counted_and_paused_and_told() {
        var life = answered("three-waits");
        waitWithPause(life);
        waitTooLong(life);

        wire.tell(life.customerWrote("2026-11-02T15:30:00Z"));

        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("past", hasSize(2), "past.kind", contains("NEXT_RESPONSE", "NEXT_RESPONSE"))
                .body("past.occurrence", contains(1, 2))
                .body("targets.find { it.kind == 'NEXT_RESPONSE' }.occurrence", equalTo(3)));
        ServiceLevels.sla(life.id).rootPath("past[0]")
                .body("startedAt", equalTo("2026-11-02T09:00:00Z"), "metAt", equalTo("2026-11-02T11:00:00Z"))
                .body("counted.from", contains("2026-11-02T09:00:00Z", "2026-11-02T09:50:00Z"))
                .body("counted.to", contains("2026-11-02T09:30:00Z", "2026-11-02T11:00:00Z"))
                .body("pauses.from", contains("2026-11-02T09:30:00Z"))
                .body("pauses.to", contains("2026-11-02T09:50:00Z"))
                .body("used", equalTo("PT1H40M"), "due", equalTo("2026-11-02T11:20:00Z"))
                .body("warnDue", equalTo("2026-11-02T10:50:00Z"), "warnedAt", equalTo("2026-11-02T10:51:00Z"))
                .body("breached", equalTo(false), "breachedAt", nullValue());
        ServiceLevels.sla(life.id).rootPath("past[1]")
                .body("startedAt", equalTo("2026-11-02T12:40:00Z"), "metAt", equalTo("2026-11-02T15:00:00Z"))
                .body("counted", hasSize(1), "pauses", hasSize(0), "used", equalTo("PT2H20M"))
                .body("warnedAt", equalTo("2026-11-02T14:41:00Z"), "breachedAt", equalTo("2026-11-02T14:41:00Z"))
                .body("due", equalTo("2026-11-02T14:40:00Z"), "breached", equalTo(true));
    }

    private Life answered(String product) {
        ServiceLevels.setup().body(ServiceLevels.standard(product, "PT4H").replace("\"targets\"", """
                "pausedIn": {"nextResponse": ["ON_HOLD"]}, "targets\"""")).post("/api/v1/sla-policies").then()
                .statusCode(201);
        var life = new Life(product, OPENED);
        wire.tell(life.opened(), life.answered("2026-11-02T08:30:00Z"));
        return life;
    }

    /** Warned of, and answered in time. */
    private void waitWithPause(Life life) {
        wire.tell(life.customerWrote("2026-11-02T09:00:00Z"), life.moved("2026-11-02T09:30:00Z", TicketStatus.ON_HOLD),
                life.moved("2026-11-02T09:50:00Z", TicketStatus.OPEN));
        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("targets.find { it.kind == 'NEXT_RESPONSE' }.warnDue", equalTo("2026-11-02T10:50:00Z")));
        clock.set(Instant.parse("2026-11-02T10:51:00Z"));
        warned(life, 1);
        wire.tell(life.answered("2026-11-02T11:00:00Z"));
    }

    /** Warned of and missed, and told so at the same instant, since nobody looked in between. */
    private void waitTooLong(Life life) {
        wire.tell(life.customerWrote("2026-11-02T12:40:00Z"));
        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("targets.find { it.kind == 'NEXT_RESPONSE' }.due", equalTo("2026-11-02T14:40:00Z")));
        clock.set(Instant.parse("2026-11-02T14:41:00Z"));
        warned(life, 2);
        await().atMost(PATIENCE).until(() -> wire.heard(life.id, TargetBreached.class).stream()
                .anyMatch(breached -> breached.kind() == TargetKind.NEXT_RESPONSE));
        wire.tell(life.answered("2026-11-02T15:00:00Z"));
    }

    private void warned(Life life, int times) {
        await().atMost(PATIENCE).until(() -> wire.heard(life.id, BreachApproaching.class).stream()
                .filter(warning -> warning.kind() == TargetKind.NEXT_RESPONSE).count() == times);
    }
}
