package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TicketStatus;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** A rule is edited, or the state is interrupted, between one step and the next. */
@QuarkusTest
class WatchInterruptedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RULES = "/api/v1/watch-rules";
    private static final String OPENED = "2026-11-02T08:00:00Z";
    private static final String REMIND = "{\"after\": \"%s\", \"actions\": [{\"type\": \"REMIND_CUSTOMER\"}]}";
    private static final String CLOSE = "{\"after\": \"%s\", \"actions\": [{\"type\": \"CLOSE_TICKET\"}]}";

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
    void between_a_late_warning_and_what_it_warns_of_lies_the_time_that_an_edited_rule_puts_there() {
        var life = unassigned("edited-late");
        clock.set(Instant.parse("2026-11-05T12:00:00Z"));
        var id = rule("edited-late", "UNASSIGNED", REMIND.formatted("PT1H"), CLOSE.formatted("PT2H"));
        wire.awaited(life.id, WatchFired.class, 1);
        awaitWatched(life, "2026-11-05T13:00:00Z");

        edit(id, "edited-late", "UNASSIGNED", REMIND.formatted("PT1H"), CLOSE.formatted("PT3H"));

        awaitWatched(life, "2026-11-05T14:00:00Z");
        assertThat(wire.heard(life.id, WatchFired.class)).hasSize(1);
    }

    @Test
    void a_ticket_is_closed_though_the_reminder_that_was_sent_is_no_step_any_more() {
        var life = unassigned("no-reminder");
        var id = rule("no-reminder", "UNASSIGNED", REMIND.formatted("PT1H"), CLOSE.formatted("PT2H"));
        awaitWatched(life, "2026-11-02T09:00:00Z");
        clock.set(Instant.parse("2026-11-02T09:00:01Z"));
        wire.awaited(life.id, WatchFired.class, 1);

        edit(id, "no-reminder", "UNASSIGNED", CLOSE.formatted("PT4H"));

        awaitWatched(life, "2026-11-02T12:00:00Z");
        clock.set(Instant.parse("2026-11-02T12:00:01Z"));
        assertThat(wire.awaited(life.id, WatchFired.class, 2).getLast().step()).isEqualTo(1);
    }

    @Test
    void a_silent_customer_is_reminded_once_though_the_ticket_was_on_hold_for_a_while() {
        rule("on-hold", "CUSTOMER_SILENT", REMIND.formatted("PT1H"), CLOSE.formatted("PT3H"));
        var life = silent("on-hold");
        clock.set(Instant.parse("2026-11-02T09:10:01Z"));
        wire.awaited(life.id, WatchFired.class, 1);

        wire.tell(life.moved("2026-11-02T09:20:00Z", TicketStatus.ON_HOLD));
        awaitUnwatched(life);
        wire.tell(life.moved("2026-11-02T09:30:00Z", TicketStatus.PENDING));

        awaitWatched(life, "2026-11-02T11:10:00Z");
        assertThat(wire.heard(life.id, WatchFired.class)).hasSize(1);
    }

    @Test
    void a_silent_customer_is_reminded_once_though_the_ticket_was_in_the_trash_or_a_part_of_another_one() {
        rule("away", "CUSTOMER_SILENT", REMIND.formatted("PT1H"), CLOSE.formatted("PT3H"));
        var trashed = silent("away");
        var merged = silent("away");
        clock.set(Instant.parse("2026-11-02T09:10:01Z"));
        wire.awaited(trashed.id, WatchFired.class, 1);
        wire.awaited(merged.id, WatchFired.class, 1);

        wire.tell(trashed.trashed("2026-11-02T09:20:00Z"), merged.mergedInto(trashed.id, "2026-11-02T09:20:00Z"));
        awaitUnwatched(trashed);
        awaitUnwatched(merged);
        wire.tell(trashed.restored("2026-11-02T09:30:00Z", "2026-11-02T09:20:00Z"),
                merged.unmergedFrom(trashed.id, "2026-11-02T09:30:00Z"));

        awaitWatched(trashed, "2026-11-02T11:10:00Z");
        awaitWatched(merged, "2026-11-02T11:10:00Z");
        assertThat(wire.heard(trashed.id, WatchFired.class)).hasSize(1);
        assertThat(wire.heard(merged.id, WatchFired.class)).hasSize(1);
    }

    private Life silent(String product) {
        var life = unassigned(product);
        wire.tell(life.answered("2026-11-02T08:10:00Z"), life.moved("2026-11-02T08:10:00Z", TicketStatus.PENDING));
        awaitWatched(life, "2026-11-02T09:10:00Z");
        return life;
    }

    private static void awaitUnwatched(Life life) {
        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("upcoming.findAll { it.what == 'WATCH' }.size()", equalTo(0)));
    }

    private Life unassigned(String product) {
        var life = new Life(product, OPENED);
        wire.tell(life.opened());
        return life;
    }

    private static void awaitWatched(Life life, String due) {
        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id).statusCode(200)
                .body("upcoming.findAll { it.what == 'WATCH' }.at", hasItem(due)));
    }

    private static String rule(String product, String watch, String... steps) {
        return setup().body(body(product, watch, steps)).post(RULES).then().statusCode(201).extract().path("id");
    }

    private static void edit(String id, String product, String watch, String... steps) {
        setup().header("If-Match", "\"1\"").body(body(product, watch, steps)).put(RULES + "/" + id).then()
                .statusCode(200);
    }

    private static String body(String product, String watch, String... steps) {
        return """
                {"name": "Rule %1$s", "condition": "ticket.product == '%1$s'", "watch": "%2$s", "business": false,
                 "steps": [%3$s]}""".formatted(product, watch, String.join(", ", steps));
    }
}
