package io.guichet.businesstime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many steps a sum or a search takes: those that {@link OpenTime} walks along. */
class StretchesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @ParameterizedTest
    @ValueSource(ints = {1, 52, 520, 5_200, 20_000})
    void weeks_that_are_like_each_other_are_one_step_however_many(int weeks) {
        assertThat(steps("UTC", MONDAY.plusWeeks(weeks))).hasSize(1);
    }

    @Test
    void a_yearly_holiday_costs_its_day_and_the_next_and_the_run_after_them() {
        assertThat(steps("UTC", MONDAY.plusYears(10), Holiday.everyYear(MonthDay.of(12, 25), "Christmas")))
                .hasSize(1 + 10 * 3);
    }

    @Test
    void a_change_of_the_clock_costs_the_days_around_it_and_the_run_after_them() {
        // Two changes a year, as long as the European Union has them.
        assertThat(steps("Europe/Paris", MONDAY.plusYears(10))).hasSizeBetween(1, 1 + 20 * 5);
    }

    @Test
    void the_stretches_are_all_of_the_days_one_after_the_other() {
        var reached = MONDAY.toEpochDay();
        for (var stretch : steps("Europe/Paris", MONDAY.plusYears(2),
                Holiday.on(LocalDate.of(2027, 5, 17), "Whit Monday"))) {
            assertThat(stretch.until()).isGreaterThan(reached);
            reached = stretch.until();
        }
        assertThat(LocalDate.ofEpochDay(reached)).isEqualTo(MONDAY.plusYears(2));
    }

    private static Iterable<OpenTime.Stretch> steps(String zone, LocalDate until, Holiday... holidays) {
        var week = Map.of(DayOfWeek.MONDAY, List.of(TimeRange.of("09:00", "17:00")), DayOfWeek.THURSDAY,
                List.of(TimeRange.of("22:00", "06:00")));
        return new OpenTime(new Zone(ZoneId.of(zone)), new Hours(week, List.of(holidays)))
                .stretches(MONDAY.toEpochDay(), until.toEpochDay());
    }
}
