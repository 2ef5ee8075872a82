package io.guichet.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants as people write them and the database can keep them. */
public final class Moments {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private Moments() {}

    /**
     * The instant, of the years 1 to 9999, as the database can keep it.
     *
     * @throws DateTimeException when it is none with an offset, such as 2026-01-05T12:00:00Z
     */
    public static Instant read(String text) {
        return keepable(OffsetDateTime.parse(text).toInstant());
    }

    /**
     * The same instant.
     *
     * @throws DateTimeException when it is not of the years 1 to 9999
     */
    static Instant keepable(Instant instant) {
        if (!isKeepable(instant)) {
            throw new DateTimeException(instant + " is out of range");
        }
        return instant;
    }

    /** Whether it is of the years 1 to 9999, but for the last day, which is another year elsewhere. */
    public static boolean isKeepable(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }
}
