package io.guichet.sla.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** In 2027, later than all other tests: what they have heard does not help. Due at 13:00, with a warning at 11:00. */
@QuarkusTest
class HeardBeforeToldTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPENED = "2027-11-01T08:00:00Z";

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
    void nobody_is_told_that_there_was_no_answer_before_the_answer_is_heard() throws SQLException {
        ServiceLevels.policy("in-time");
        ServiceLevels.idleRule("in-time", "PT2H");
        var answered = new Life("in-time", OPENED);
        var held = wire.behind(answered, "in-time", OPENED);
        var elsewhere = wire.apart(answered, "in-time", OPENED);
        for (var life : new Life[]{answered, held, elsewhere}) {
            wire.tell(life.opened());
            wire.awaited(life.id, TargetsSet.class, 1);
        }

        try (var other = tables.hold(held.id)) {
            wire.tell(held.noted("2027-11-01T09:00:00Z"));
            wire.tell(answered.answered("2027-11-01T09:30:00Z"));
            clock.set(Instant.parse("2027-11-01T13:00:01Z"));
            // What is about another partition is told meanwhile.
            wire.awaited(elsewhere.id, TargetBreached.class, 1);
            assertThat(wire.heard(answered.id, BreachApproaching.class)).isEmpty();
            assertThat(wire.heard(answered.id, WatchFired.class)).isEmpty();
            other.rollback();
        }

        assertThat(wire.awaited(answered.id, TargetMet.class, 1)).extracting(TargetMet::breached)
                .containsExactly(false);
        assertThat(wire.awaited(answered.id, WatchFired.class, 1)).extracting(WatchFired::since)
                .containsExactly(Instant.parse("2027-11-01T09:30:00Z"));
        await().atMost(PATIENCE).until(() -> tables.overdue(answered.id, clock.instant()) == 0);
        assertThat(wire.heard(answered.id, BreachApproaching.class)).isEmpty();
        assertThat(wire.heard(answered.id, TargetBreached.class)).isEmpty();
    }
}
