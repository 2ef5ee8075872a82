package io.guichet.notification.wording;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long something is, in words: its two largest units, rounded down to the minute. */
public final class Span {

    private Span() {}

    /** For example {@code 2 j 3 h} or {@code 25 min}; the sign of the duration is left out. */
    public static String in(Language language, Duration duration) {
        var span = duration.abs();
        var words = Stream.of(
                unit(span.toDays(), language == Language.FR ? "j" : "d"),
                unit(span.toHoursPart(), "h"),
                unit(span.toMinutesPart(), "min"))
                .filter(unit -> !unit.isEmpty()).limit(2).collect(Collectors.joining(" "));
        if (!words.isEmpty()) {
            return words;
        }
        return language == Language.FR ? "moins d’une minute" : "less than a minute";
    }

    private static String unit(long amount, String unit) {
        return amount == 0 ? "" : amount + "\u00a0" + unit;
    }
}
