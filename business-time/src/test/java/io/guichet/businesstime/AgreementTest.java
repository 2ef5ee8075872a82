package io.guichet.businesstime;

import static io.guichet.businesstime.Calendars.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The engine gives what counting second by second, or minute by minute, gives. */
class AgreementTest {

    private static final int DAYS = 9;
    private static final int MINUTE = 60;

    /** A calendar and a day near which its zone changes the clock, if it ever does. */
    record Scene(BusinessCalendar calendar, LocalDate day) {}

    @Provide
    Arbitrary<Scene> scenes() {
        return Arbitraries.of(Calendars.ZONES).flatMap(zone -> Combinators
                .combine(Calendars.any(Arbitraries.just(zone)), Arbitraries.of(changes(ZoneId.of(zone))))
                .as(Scene::new)).withoutEdgeCases();
    }

    private static List<LocalDate> changes(ZoneId zone) {
        var days = new ArrayList<LocalDate>();
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.parse("2000-01-10T00:00:00Z"));
        while (change != null && change.getInstant().isBefore(end)) {
            days.add(LocalDate.ofInstant(change.getInstant(), ZoneOffset.UTC));
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return days.isEmpty() ? List.of(LocalDate.of(2024, 2, 28)) : days;
    }

    @Property(tries = 80)
    void around_clock_changes_elapsed_times_agree(@ForAll("scenes") Scene scene,
            @ForAll @LongRange(max = DAYS * 86_400L) long one, @ForAll @LongRange(max = DAYS * 86_400L) long other) {
        Instant from = beginning(scene).plusSeconds(Math.min(one, other));
        Instant to = beginning(scene).plusSeconds(Math.max(one, other));

        assertThat(scene.calendar().elapsed(from, to)).isEqualTo(reference(scene).elapsed(from, to));
    }

    @Property(tries = 80)
    void around_clock_changes_deadlines_agree(@ForAll("scenes") Scene scene,
            @ForAll @LongRange(max = DAYS * 86_400L) long start, @ForAll @IntRange(min = 1, max = 100) int percent) {
        StepByStep reference = reference(scene);
        Instant from = beginning(scene).plusSeconds(start);
        Duration available = reference.elapsed(from, beginning(scene).plusSeconds(DAYS * 86_400L));
        Duration duration = Duration.ofSeconds(available.toSeconds() * percent / 100);

        assertThat(scene.calendar().deadline(from, duration)).isEqualTo(reference.deadline(from, duration));
    }

    @Property(tries = 80)
    void around_clock_changes_open_minutes_agree(@ForAll("scenes") Scene scene) {
        StepByStep reference = reference(scene);

        for (int minute = 0; minute < DAYS * 1440; minute += 7) {
            Instant instant = beginning(scene).plusSeconds(minute * 60L + 59);
            assertThat(scene.calendar().isOpen(instant)).as("%s", instant).isEqualTo(reference.isOpen(instant));
        }
    }

    @Property(tries = 40)
    void over_two_years_with_holidays_all_agree(@ForAll @LongRange(max = 730 * 86_400L) long one,
            @ForAll @LongRange(max = 730 * 86_400L) long other, @ForAll @IntRange(min = 1, max = 100) int percent) {
        Instant from = TWO_YEARS.plusSeconds(Math.min(one, other));
        Instant to = TWO_YEARS.plusSeconds(Math.max(one, other));
        Duration elapsed = LONG_REFERENCE.elapsed(from, to);
        Duration part = elapsed.multipliedBy(percent).dividedBy(100).truncatedTo(ChronoUnit.SECONDS);

        assertThat(LONG_CALENDAR.elapsed(from, to)).isEqualTo(elapsed);
        assertThat(LONG_CALENDAR.deadline(from, part)).isEqualTo(LONG_REFERENCE.deadline(from, part));
    }

    private static final Instant TWO_YEARS = Instant.parse("2023-12-20T00:00:00Z");
    private static final BusinessCalendar LONG_CALENDAR = calendar("America/St_Johns",
            "MON-THU 09:00-12:30,13:30-18:00; FRI 22:00-06:00; SUN 00:00-24:00",
            Holiday.everyYear(MonthDay.of(12, 25), "Christmas"),
            Holiday.everyYear(MonthDay.of(2, 29), "Leap day", TimeRange.of("23:00", "01:00")),
            Holiday.everyYear(MonthDay.of(12, 31), "Eve", TimeRange.of("09:00", "12:00")),
            Holiday.on(LocalDate.of(2024, 12, 25), "Open for once", TimeRange.of("20:00", "02:00")),
            Holiday.on(LocalDate.of(2025, 4, 21), "Easter Monday"));
    private static final StepByStep LONG_REFERENCE = new StepByStep(LONG_CALENDAR, LocalDate.of(2023, 12, 20),
            LocalDate.of(2025, 12, 25), MINUTE);

    private static Instant beginning(Scene scene) {
        return scene.day().minusDays(4).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static StepByStep reference(Scene scene) {
        return new StepByStep(scene.calendar(), scene.day().minusDays(4), scene.day().plusDays(DAYS - 4), MINUTE);
    }
}
