package io.guichet.sla.target;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.sla.clock.Commitment;

/** What a person writes down of one target: each minute that counts, and in which calendar. */
final class SlowWatch {

    final TargetKind kind;
    final int occurrence;
    final Instant begunAt;
    Instant startedAt;
    @Nullable
    SlowWatch before;
    final List<Instant> minutes = new ArrayList<>();
    final List<String> calendars = new ArrayList<>();
    String calendar = "";
    Instant goesOnAt;
    @Nullable
    Commitment owed;
    @Nullable
    Instant metAt;

    SlowWatch(TargetKind kind, int occurrence, Instant startedAt) {
        this.kind = kind;
        this.occurrence = occurrence;
        this.begunAt = startedAt;
        this.startedAt = startedAt;
        this.goesOnAt = startedAt;
    }

    /** Writes down the minutes before the first one. */
    void beginEarlier(Instant since) {
        var earlier = new ArrayList<Instant>();
        for (var minute = since; minute.isBefore(startedAt); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            earlier.add(minute);
        }
        if (!earlier.isEmpty()) {
            minutes.addAll(0, earlier);
            calendars.addAll(0, Collections.nCopies(earlier.size(), calendar));
            startedAt = since;
        }
    }

    /** Strikes out the minutes before the instant. */
    void strikeOut(Instant since) {
        var struck = (int) minutes.stream().takeWhile(minute -> minute.isBefore(since)).count();
        minutes.subList(0, struck).clear();
        calendars.subList(0, struck).clear();
        startedAt = since;
        goesOnAt = goesOnAt.isBefore(since) ? since : goesOnAt;
    }

    /** A page of its own for what was written down from the instant on. */
    SlowWatch rest(Instant since, int number) {
        var rest = new SlowWatch(kind, number, since);
        rest.before = before;
        rest.minutes.addAll(minutes);
        rest.calendars.addAll(calendars);
        rest.calendar = calendar;
        rest.goesOnAt = goesOnAt;
        rest.owed = owed;
        rest.strikeOut(since);
        return rest;
    }
}
