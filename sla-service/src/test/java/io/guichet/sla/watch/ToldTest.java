package io.guichet.sla.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.guichet.events.SlaAction;
import io.guichet.sla.watch.WatchDetails.Step;

class ToldTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final SlaAction REMIND = new SlaAction.RemindCustomer(null);
    private static final SlaAction CLOSE = new SlaAction.CloseTicket(null);
    private static final List<Step> RULE = List.of(step(3, REMIND), step(7, CLOSE));

    @Test
    void the_first_step_comes_first_and_nothing_after_the_last() {
        var told = Told.NOTHING;
        assertThat(told.next(RULE)).isZero();
        told = told.with(RULE.getFirst(), NOON);
        assertThat(told.next(RULE)).isEqualTo(1);
        assertThat(told.gap(RULE.getLast())).contains(Duration.ofDays(4));

        told = told.with(RULE.getLast(), NOON);

        assertThat(told.next(RULE)).isEqualTo(2);
    }

    @Test
    void steps_are_known_though_the_rule_has_been_edited() {
        var reminded = Told.NOTHING.with(RULE.getFirst(), NOON);

        assertThat(reminded.next(List.of(step(7, CLOSE)))).as("the reminder removed").isZero();
        assertThat(reminded.next(List.of(step(1, CLOSE), step(3, REMIND), step(7, CLOSE)))).as("one put before it")
                .isEqualTo(2);
        assertThat(reminded.next(List.of(step(5, REMIND), step(7, CLOSE)))).as("the reminder put off").isEqualTo(1);
        assertThat(reminded.next(List.of(step(3, REMIND), step(5, REMIND), step(7, CLOSE)))).as("a second reminder")
                .isEqualTo(1);
    }

    private static Step step(int days, SlaAction action) {
        return new Step(Duration.ofDays(days), List.of(action));
    }
}
