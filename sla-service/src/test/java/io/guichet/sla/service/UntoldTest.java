package io.guichet.sla.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.Envelope;
import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketEvent;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/**
 * In whatever order the past and what happens now are heard, the others are told of it once; in February, as
 * {@link RelearningTest}.
 */
@QuarkusTest
class UntoldTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPENED = "2026-02-02T08:00:00Z";
    private static final String ANSWERED = "2026-02-02T09:00:00Z";

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    @BeforeEach
    void february() {
        clock.set(Instant.parse(OPENED));
        tables.began("2026-01-01T00:00:00Z");
        tables.tellsSince("2026-01-01T00:00:00Z");
        ServiceLevels.calendars();
    }

    @Test
    void what_was_learned_before_it_is_heard_is_told_when_it_is_heard() {
        var life = promised("learned-first");
        var opened = life.opened();
        var answered = life.answered(ANSWERED);
        wire.tellAgain(opened, "first");
        wire.tellAgain(answered, "last");
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 2);

        wire.tell(opened, answered);

        assertThat(wire.awaited(life.id, TargetMet.class, 1)).extracting(TargetMet::at)
                .containsExactly(Instant.parse(ANSWERED));
        assertThat(wire.awaited(life.id, TargetsSet.class, 1).getLast().promised()).extracting(SlaEvent.Target::kind)
                .containsExactly(TargetKind.RESOLUTION);
    }

    @Test
    void what_an_earlier_database_told_of_is_told_once_more_only_as_it_stands() {
        var life = promised("told-before");
        var opened = life.opened();
        var answered = life.answered(ANSWERED);
        clock.set(Instant.parse("2026-02-02T10:00:00Z"));
        tables.tellsSince("2026-02-02T10:00:00Z");
        wire.tellAgain(opened, "first");
        wire.tellAgain(answered, "last");
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 2);

        wire.tell(opened, answered);

        wire.awaited(life.id, TargetsSet.class, 2);
        assertThat(wire.heard(life.id, SlaEvent.class)).hasOnlyElementsOfType(TargetsSet.class);
    }

    @Test
    void what_was_heard_before_the_end_of_its_past_is_told_at_the_end() {
        var life = promised("end-last");
        var opened = life.opened();
        var noted = life.noted("2026-02-02T08:30:00Z");
        var answered = life.answered(ANSWERED);
        wire.tellAgain(opened, "first");
        wire.tellAgain(noted, "");
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 2);
        wire.tell(answered);
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 3);

        wire.tellAgain(answered, "last");

        assertThat(wire.awaited(life.id, TargetMet.class, 1)).hasSize(1);
        assertThat(wire.awaited(life.id, TargetsSet.class, 1)).hasSize(1);
    }

    @Test
    void what_was_told_is_not_told_again_because_something_before_it_is_learned() throws Throwable {
        var life = promised("gap");
        var events = List.of(life.opened(), life.noted("2026-02-02T08:30:00Z"), life.answered(ANSWERED));
        wire.tell(events.getFirst(), events.getLast());
        wire.awaited(life.id, TargetMet.class, 1);
        var heard = wire.heard(life.id, SlaEvent.class);

        wire.tellAgain(events);

        awaitWhatComesAfter(life);
        assertThat(tables.noted(life.id)).isEqualTo(3);
        assertThat(wire.heard(life.id, SlaEvent.class)).isEqualTo(heard);
    }

    @Test
    void what_was_told_with_the_opening_is_not_told_again_when_the_past_is_known() throws Throwable {
        var life = promised("opening-late");
        var events = new ArrayList<Envelope<TicketEvent>>(List.of(life.opened(), life.answered(ANSWERED)));
        wire.tell(events.getLast());
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 2);
        wire.tell(events.getFirst());
        wire.awaited(life.id, TargetMet.class, 1);
        var heard = wire.heard(life.id, SlaEvent.class);

        wire.tellAgain(events);

        awaitWhatComesAfter(life);
        assertThat(wire.heard(life.id, SlaEvent.class)).isEqualTo(heard);
    }

    private static Life promised(String product) {
        ServiceLevels.policy(product);
        return new Life(product, OPENED);
    }

    /** Another ticket in the same partitions, of which something is told when all of its past is known. */
    private void awaitWhatComesAfter(Life life) throws Throwable {
        ServiceLevels.policy("behind");
        var fence = wire.behind(life, "behind", OPENED);
        var opened = fence.opened();
        wire.tell(fence.answered(ANSWERED));
        await().atMost(PATIENCE).until(() -> tables.version(fence.id) == 2);
        wire.tellAgain(List.of(opened));
        wire.awaited(fence.id, TargetMet.class, 1);
    }
}
