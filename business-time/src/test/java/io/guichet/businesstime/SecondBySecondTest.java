package io.guichet.businesstime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * The engine gives what counting second by second gives, also where the wall clock was not off by whole minutes.
 * Source of the changes: the IANA time zone database, 2025b.
 */
class SecondBySecondTest {

    private static final int DAYS = 4;
    private static final long PERIOD = DAYS * 86_400L;

    /** A zone and a date on which it changed its clock. */
    private record Change(String zone, String date) {}

    /** A calendar and the second day of a period around such a date. */
    record Scene(BusinessCalendar calendar, LocalDate day) {}

    @Provide
    Arbitrary<Scene> scenes() {
        return Arbitraries.of(
                new Change("Europe/Paris", "2026-03-29"), new Change("Europe/Paris", "2026-10-25"),
                // From 9 min 21 s ahead of UTC to none.
                new Change("Europe/Paris", "1911-03-11"),
                // From 19 min 32 s ahead, with summer time, to 20 min.
                new Change("Europe/Amsterdam", "1937-07-01"),
                // From 44 min 30 s behind to none.
                new Change("Africa/Monrovia", "1972-01-07"),
                new Change("America/Sao_Paulo", "2018-11-04"), new Change("America/Sao_Paulo", "2018-02-18"),
                new Change("Australia/Lord_Howe", "2026-04-05"), new Change("Australia/Lord_Howe", "2026-10-04"),
                new Change("Asia/Kathmandu", "1986-01-01"), new Change("America/St_Johns", "2010-11-07"),
                new Change("Pacific/Apia", "2011-12-30"))
                .flatMap(change -> Combinators.combine(Calendars.any(Arbitraries.just(change.zone())),
                        Arbitraries.just(LocalDate.parse(change.date()))).as(Scene::new))
                .withoutEdgeCases();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void elapsed_times_and_deadlines_agree(@ForAll("scenes") Scene scene, @ForAll @LongRange(max = PERIOD) long one,
            @ForAll @LongRange(max = PERIOD) long other, @ForAll @IntRange(min = 1, max = 100) int percent) {
        var reference = new StepByStep(scene.calendar(), scene.day().minusDays(2), scene.day().plusDays(DAYS - 2), 1);
        Instant beginning = scene.day().minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant from = beginning.plusSeconds(Math.min(one, other));
        Instant to = beginning.plusSeconds(Math.max(one, other));
        Duration elapsed = reference.elapsed(from, to);
        Duration part = Duration.ofSeconds(elapsed.toSeconds() * percent / 100);

        assertThat(scene.calendar().elapsed(from, to)).isEqualTo(elapsed);
        assertThat(scene.calendar().deadline(from, part)).isEqualTo(reference.deadline(from, part));
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void open_seconds_agree(@ForAll("scenes") Scene scene, @ForAll @LongRange(max = 120) long offset) {
        var reference = new StepByStep(scene.calendar(), scene.day().minusDays(2), scene.day().plusDays(DAYS - 2), 1);
        Instant beginning = scene.day().minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();

        for (long second = offset; second < PERIOD; second += 121) {
            Instant instant = beginning.plusSeconds(second);
            assertThat(scene.calendar().isOpen(instant)).as("%s", instant).isEqualTo(reference.isOpen(instant));
        }
    }
}
