package io.guichet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.events.CalendarEvent.CalendarChanged;
import io.guichet.events.CalendarEvent.CalendarRemoved;
import io.guichet.events.CalendarEvent.Holiday;
import io.guichet.events.CalendarEvent.Range;
import io.guichet.notification.wording.Language;

class HoursTest {

    private static final Instant FRIDAY_EVENING = Instant.parse("2026-05-22T17:30:00Z");

    private final Hours hours = new Hours();

    @Test
    void a_department_that_is_closed_opens_after_the_weekend_and_the_holiday() {
        hours.heard(new CalendarChanged(france(), 1));

        var opening = hours.nextOpening(FRIDAY_EVENING, "france").orElseThrow();

        assertThat(opening).isEqualTo("2026-05-26T07:00:00Z");
        assertThat(hours.words(opening, "france", Language.FR)).isEqualTo("mardi 26 mai à 09:00 (CEST)");
        assertThat(hours.words(opening, "france", Language.EN)).isEqualTo("Tuesday 26 May at 09:00 (CEST)");
    }

    @Test
    void one_that_is_open_or_unknown_or_never_opens_says_nothing() {
        hours.heard(new CalendarChanged(france(), 1));
        hours.heard(new CalendarChanged(new Calendar("never", "Never", "Europe/Paris", Map.of(), List.of(), null), 1));

        assertThat(hours.nextOpening(Instant.parse("2026-05-22T12:00:00Z"), "france")).isEmpty();
        assertThat(hours.nextOpening(FRIDAY_EVENING, "unknown")).isEmpty();
        assertThat(hours.nextOpening(FRIDAY_EVENING, null)).isEmpty();
        assertThat(hours.nextOpening(FRIDAY_EVENING, "never")).isEmpty();
        hours.heard(new CalendarRemoved("france", 2));
        assertThat(hours.nextOpening(FRIDAY_EVENING, "france")).isEmpty();
    }

    private static Calendar france() {
        var day = List.of(new Range("09:00", "18:00"));
        return new Calendar("france", "France", "Europe/Paris", Map.of(DayOfWeek.MONDAY, day, DayOfWeek.TUESDAY, day,
                DayOfWeek.WEDNESDAY, day, DayOfWeek.THURSDAY, day, DayOfWeek.FRIDAY, day),
                List.of(new Holiday("2026-05-25", null, "Lundi de Pentecôte", List.of(), "FR")), null);
    }
}
