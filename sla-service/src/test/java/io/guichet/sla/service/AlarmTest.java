package io.guichet.sla.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** Opened at 08:00, the first response is due at 13:00 and its warning, after three hours of work, at 11:00. */
@QuarkusTest
class AlarmTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPENED = "2026-11-02T08:00:00Z";
    private static final Instant WARNING = Instant.parse("2026-11-02T11:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-02T13:00:00Z");

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
    void warning_and_breach_are_told_once_when_their_instants_pass() {
        var life = promised("alarms");
        clock.set(WARNING.plusSeconds(1));
        assertThat(awaited(life.id, BreachApproaching.class, 1)).containsExactly(
                new BreachApproaching(life.id, TargetKind.FIRST_RESPONSE, DUE, WARNING.plusSeconds(1), false));

        clock.set(DUE.plusSeconds(1));

        assertThat(awaited(life.id, TargetBreached.class, 1)).containsExactly(
                new TargetBreached(life.id, TargetKind.FIRST_RESPONSE, DUE, DUE.plusSeconds(1), false));
        assertThat(wire.heard(life.id, BreachApproaching.class)).hasSize(1);
        ServiceLevels.sla(life.id).body("targets[0].state", equalTo("BREACHED"))
                .body("targets[0].breachedAt", equalTo("2026-11-02T13:00:01Z"));
    }

    @Test
    void what_passed_during_an_outage_is_told_late_and_once() {
        var life = promised("outage");

        clock.set(DUE.plus(Duration.ofHours(3)));

        assertThat(awaited(life.id, TargetBreached.class, 1)).extracting(TargetBreached::late).containsExactly(true);
        assertThat(awaited(life.id, BreachApproaching.class, 1)).extracting(BreachApproaching::late)
                .containsExactly(true);
        assertThat(alarms(life)).containsExactly(BreachApproaching.class, TargetBreached.class);
    }

    @Test
    void what_another_replica_is_about_to_tell_is_told_before_what_was_due_after_it() throws SQLException {
        var life = promised("two-replicas");
        try (var other = tables.claim(life.id, "sla-warning")) {
            clock.set(DUE.plus(Duration.ofHours(3)));
            awaited(life.id, TargetBreached.class, 1);
            other.rollback();
        }

        await().atMost(PATIENCE).until(() -> tables.overdue(life.id, clock.instant()) == 0);
        var behind = promised("one-replica");
        awaited(behind.id, TargetBreached.class, 1);
        assertThat(alarms(life)).containsExactly(BreachApproaching.class, TargetBreached.class);
    }

    @Test
    void a_breach_that_no_timer_told_is_told_late_when_the_clock_is_found_stopped() {
        var life = promised("stopped");

        wire.tell(life.moved("2026-11-02T14:00:00Z", TicketStatus.CLOSED));

        assertThat(awaited(life.id, TargetBreached.class, 1)).containsExactly(
                new TargetBreached(life.id, TargetKind.FIRST_RESPONSE, DUE, Instant.parse(OPENED), true));
        ServiceLevels.sla(life.id).body("targets[0].state", equalTo("BREACHED"));
        clock.set(DUE.plus(Duration.ofHours(3)));
        var other = promised("not-stopped");
        awaited(other.id, TargetBreached.class, 1);
        assertThat(wire.heard(life.id, TargetBreached.class)).hasSize(1);
    }

    @Test
    void what_was_missed_is_listed_also_while_its_clock_stands_still() {
        var pending = promised("missed-pending");
        var closed = promised("missed-closed");
        wire.tell(pending.moved("2026-11-05T10:00:00Z", TicketStatus.PENDING));
        wire.tell(closed.moved("2026-11-05T10:00:00Z", TicketStatus.CLOSED));
        awaited(pending.id, TargetBreached.class, 1);
        awaited(closed.id, TargetBreached.class, 1);

        clock.set(Instant.parse("2026-11-05T11:00:00Z"));

        breaches("breached").body("items.findAll { it.kind == 'RESOLUTION' }.ticketId", hasItem(pending.id.toString()))
                .body("items.ticketId", not(hasItem(closed.id.toString())));
        breaches("unmet").body("items.findAll { it.kind == 'FIRST_RESPONSE' }.ticketId",
                hasItem(closed.id.toString())).body("items.ticketId", not(hasItem(pending.id.toString())));
    }

    @Test
    void a_target_that_was_met_breaches_no_more() {
        var answered = promised("answered");
        var silent = promised("silent");
        wire.tell(answered.answered("2026-11-02T09:00:00Z"));
        awaited(answered.id, TargetMet.class, 1);

        clock.set(DUE.plusSeconds(1));

        awaited(silent.id, TargetBreached.class, 1);
        assertThat(wire.heard(answered.id, BreachApproaching.class)).isEmpty();
        assertThat(wire.heard(answered.id, TargetBreached.class)).isEmpty();
    }

    @Test
    void a_target_due_later_after_a_pause_breaches_then() {
        var life = promised("postponed");
        wire.tell(life.moved("2026-11-02T08:30:00Z", TicketStatus.RESOLVED),
                life.moved("2026-11-02T09:30:00Z", TicketStatus.REOPENED));
        awaited(life.id, TargetsSet.class, 2);
        var silent = promised("not-postponed");

        clock.set(DUE.plusSeconds(1));
        awaited(silent.id, TargetBreached.class, 1);
        assertThat(wire.heard(life.id, TargetBreached.class)).isEmpty();
        clock.set(DUE.plus(Duration.ofHours(1)).plusSeconds(1));

        assertThat(awaited(life.id, TargetBreached.class, 1)).extracting(TargetBreached::due)
                .containsExactly(DUE.plus(Duration.ofHours(1)));
    }

    @Test
    void what_is_in_danger_is_listed_for_those_who_see_the_ticket() {
        var life = promised("danger");
        clock.set(WARNING.plusSeconds(60));
        awaited(life.id, BreachApproaching.class, 1);

        ServiceLevels.agent(DirectoryFixtures.BRUNO).get("/api/v1/sla/breaches?state=imminent&limit=200").then()
                .statusCode(200).body("items.ticketId", hasItem(life.id.toString()));
        ServiceLevels.agent(DirectoryFixtures.DANIEL).get("/api/v1/sla/breaches?state=imminent").then()
                .statusCode(200).body("items.size()", equalTo(0));
        ServiceLevels.agent(DirectoryFixtures.BRUNO).get("/api/v1/sla/breaches?state=soon").then().statusCode(400);
    }

    private static io.restassured.response.ValidatableResponse breaches(String state) {
        return ServiceLevels.agent(DirectoryFixtures.BRUNO).get("/api/v1/sla/breaches?limit=200&state=" + state).then()
                .statusCode(200);
    }

    private List<Class<?>> alarms(Life life) {
        return wire.heard(life.id, SlaEvent.class).stream().<Class<?>>map(SlaEvent::getClass)
                .filter(type -> type == BreachApproaching.class || type == TargetBreached.class).toList();
    }

    private Life promised(String product) {
        ServiceLevels.policy(product);
        var life = new Life(product, OPENED);
        wire.tell(life.opened());
        awaited(life.id, TargetsSet.class, 1);
        return life;
    }

    private <E extends SlaEvent> List<E> awaited(UUID ticket, Class<E> type, int count) {
        await().atMost(PATIENCE).until(() -> wire.heard(ticket, type).size() >= count);
        return wire.heard(ticket, type);
    }
}
