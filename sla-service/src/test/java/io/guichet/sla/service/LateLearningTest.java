package io.guichet.sla.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.Priority;
import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TicketStatus;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** What nobody has told before the past was learned is told then; in February, as {@link RelearningTest}. */
@QuarkusTest
class LateLearningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant OPENED = Instant.parse("2026-02-02T08:00:00Z");

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    @BeforeEach
    void february() {
        clock.set(OPENED);
        tables.began("2026-01-01T00:00:00Z");
        ServiceLevels.calendars();
    }

    @Test
    void what_the_tail_changed_is_told_when_all_that_came_before_is_known_though_it_is_not_told_again_itself()
            throws Throwable {
        ServiceLevels.policy("tail");
        var life = new Life("tail", OPENED.toString());
        var past = List.of(life.opened(), life.noted("2026-02-02T08:30:00Z"));
        wire.tell(life.answered("2026-02-02T09:00:00Z"));
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 3);

        wire.tellAgain(past);

        assertThat(wire.awaited(life.id, TargetMet.class, 1)).extracting(TargetMet::at)
                .containsExactly(Instant.parse("2026-02-02T09:00:00Z"));
        assertThat(wire.awaited(life.id, TargetsSet.class, 1)).hasSize(1);
    }

    @Test
    void what_fell_due_before_the_past_was_learned_but_not_told_is_told_late_and_once() throws Throwable {
        tables.tellsSince("2026-02-02T11:30:00Z");
        ServiceLevels.policy("gone-by");
        ServiceLevels.idleRule("gone-by", "PT3H");
        ServiceLevels.idleRule("gone-by", "PT4H");
        var open = new Life("gone-by", OPENED.toString());
        var solved = new Life("gone-by", OPENED.toString());
        var past = List.of(open.opened());
        var end = List.of(solved.opened(), solved.moved("2026-02-02T13:30:00Z", TicketStatus.RESOLVED));
        clock.set(Instant.parse("2026-02-02T14:00:00Z"));

        wire.tellAgain(past);
        wire.tellAgain(end);
        wire.awaited(open.id, TargetBreached.class, 1);
        wire.awaited(open.id, WatchFired.class, 1);
        wire.tellAgain(end);
        wire.tellAgain(List.of(past.getFirst(), open.noted("2026-02-02T13:59:00Z")));
        await().atMost(PATIENCE).until(() -> tables.version(open.id) == 2);

        assertThat(wire.heard(open.id, TargetBreached.class)).extracting(TargetBreached::due, TargetBreached::late)
                .containsExactly(tuple(Instant.parse("2026-02-02T13:00:00Z"), true));
        assertThat(wire.heard(open.id, WatchFired.class)).extracting(WatchFired::planned, WatchFired::late)
                .containsExactly(tuple(OPENED.plus(Duration.ofHours(4)), true));
        assertThat(wire.heard(open.id, SlaEvent.BreachApproaching.class)).isEmpty();
        ServiceLevels.sla(open.id).body("targets[0].warnedAt", equalTo("2026-02-02T11:00:00Z"));
        assertThat(wire.awaited(solved.id, TargetBreached.class, 1)).extracting(TargetBreached::late)
                .containsExactly(true);
    }

    @Test
    void a_promise_is_kept_to_a_ticket_of_which_the_opening_was_never_noted() {
        ServiceLevels.policy("never-noted");
        var life = new Life("never-noted", OPENED.toString());
        wire.tell(life.opened());
        wire.awaited(life.id, TargetsSet.class, 1);
        tables.forgetHappenings(life.id);

        wire.tell(life.prioritised("2026-02-02T09:00:00Z", Priority.HIGH));

        assertThat(wire.awaited(life.id, TargetsSet.class, 2).getLast().promised()).extracting(SlaEvent.Target::due)
                .contains(Instant.parse("2026-02-02T10:00:00Z"));
    }
}
