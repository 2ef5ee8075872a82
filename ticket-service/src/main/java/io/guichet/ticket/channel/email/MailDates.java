package io.guichet.ticket.channel.email;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.mail.internet.MailDateFormat;

import org.jspecify.annotations.Nullable;

/** When a mail says that it was written. */
final class MailDates {

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?.*");
    private static final int LONGEST = 200;
    /** Nobody wrote mail before, and nobody writes from so far ahead. */
    private static final Instant FIRST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private MailDates() {}

    static @Nullable Instant of(MailHeader header) {
        return List.of("date", "resent-date", "delivery-date").stream()
                .flatMap(name -> header.clear(name).stream())
                .filter(value -> value.length() <= LONGEST).map(MailDates::parse)
                .<Instant>mapMulti((date, next) -> {
                    if (date != null && date.isAfter(FIRST) && date.isBefore(LAST)) {
                        next.accept(date);
                    }
                }).findFirst().orElse(null);
    }

    private static @Nullable Instant parse(String value) {
        var iso = ISO.matcher(value);
        try {
            return iso.matches()
                    ? LocalDateTime.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)),
                            number(iso.group(4)), number(iso.group(5)), iso.group(6) == null ? 0 : number(iso.group(6)))
                            .toInstant(ZoneOffset.UTC)
                    : instant(new MailDateFormat().parse(value));
        } catch (ParseException | DateTimeException | IllegalArgumentException noDate) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
