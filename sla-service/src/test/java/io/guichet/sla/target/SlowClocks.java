package io.guichet.sla.target;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.sla.clock.Commitment;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.Promise;

/**
 * The slow and obvious way: lives the life of a ticket minute by minute, as a person with a wall calendar would, and
 * writes down each minute that counts. Shares no code with the clocks but the records that it reads.
 */
final class SlowClocks {

    private final Map<TargetKind, SlowWatch> watches = new EnumMap<>(TargetKind.class);
    private final BiPredicate<String, Instant> open;
    private Instant now;
    private TicketStatus status = TicketStatus.NEW;
    private boolean merged;
    private boolean trashed;
    private int waits;
    private @Nullable Promise kept;
    private @Nullable Priority priority;

    /** What is known of a target in the end. */
    record Seen(TargetKind kind, int occurrence, long usedMinutes, boolean running, Instant due, Instant warnDue,
            @Nullable Instant metAt, boolean late, List<Instant> steps) {}

    private SlowClocks(Instant openedAt, BiPredicate<String, Instant> open) {
        this.now = openedAt;
        this.open = open;
    }

    /**
     * The clocks after a life that begins with a promise, each happening on a whole minute.
     *
     * @param open whether a calendar is open in the minute that begins at an instant
     */
    static List<Seen> live(Instant openedAt, List<Happening> life, BiPredicate<String, Instant> open) {
        var slow = new SlowClocks(openedAt, open);
        for (var happening : life) {
            slow.waitUntil(happening.at());
            slow.happen(happening);
        }
        return slow.watches.values().stream().filter(watch -> watch.owed != null)
                .filter(watch -> !slow.merged && !slow.trashed || watch.metAt != null).map(slow::look).toList();
    }

    private void waitUntil(Instant later) {
        while (now.isBefore(later)) {
            for (var watch : watches.values()) {
                if (watch.metAt == null && !standsStill(watch.kind)) {
                    watch.minutes.add(now);
                    watch.calendars.add(watch.calendar);
                    watch.goesOnAt = now.plus(1, ChronoUnit.MINUTES);
                }
            }
            now = now.plus(1, ChronoUnit.MINUTES);
        }
    }

    private boolean standsStill(TargetKind kind) {
        var waits = kept == null ? null : kept.commitments().get(kind);
        return merged || trashed || status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED
                || waits != null && waits.pausedIn().contains(status);
    }

    private void happen(Happening happening) {
        switch (happening) {
            case Happening.Described described -> hear(described.offer(), described.priority(), false);
            case Happening.Recomputed again -> hear(again.offer(), again.priority(), true);
            case Happening.Moved moved -> move(moved.to());
            case Happening.LetGo letGo -> waitSince(letGo.waitingSince());
            case Happening.Answered _ -> answer();
            case Happening.CustomerWrote _ -> write(now);
            case Happening.Merged _ -> merged = true;
            case Happening.Unmerged _ -> merged = false;
            case Happening.Trashed _ -> trashed = true;
            case Happening.Restored _ -> {
                merged = merged && trashed;
                trashed = false;
            }
            case Happening.TookIn tookIn -> {
                var since = tookIn.waitingSince();
                if (since != null) {
                    takeIn(since);
                }
            }
            case Happening.Assigned _ -> {
            }
            case Happening.Touched _ -> {
            }
            case Happening.Thanked _ -> {
            }
        }
    }

    private void hear(@Nullable Promise offer, Priority heard, boolean forced) {
        var same = kept != null && offer != null && heard == priority && kept.policyId().equals(offer.policyId())
                && calendar(kept).split("@", 2)[0].equals(calendar(offer).split("@", 2)[0]);
        if (forced ? Objects.equals(offer, kept) : same || offer == null && kept == null) {
            return;
        }
        var first = watches.isEmpty();
        kept = offer;
        priority = heard;
        if (first) {
            begin(TargetKind.FIRST_RESPONSE, now);
            begin(TargetKind.RESOLUTION, now);
        }
        watches.values().stream().filter(watch -> watch.metAt == null).forEach(this::owe);
    }

    private void owe(SlowWatch watch) {
        watch.owed = kept == null ? null : kept.commitments().get(watch.kind);
        watch.calendar = kept == null ? "" : calendar(kept);
    }

    private void begin(TargetKind kind, Instant since) {
        var before = watches.get(kind);
        var watch = new SlowWatch(kind, kind == TargetKind.NEXT_RESPONSE ? ++waits : 1, since);
        watch.before = before;
        owe(watch);
        if (!standsStill(kind)) {
            watch.startedAt = now;
            watch.goesOnAt = now;
            watch.beginEarlier(since);
        }
        watches.put(kind, watch);
    }

    private void move(TicketStatus to) {
        status = to;
        var resolution = Objects.requireNonNull(watches.get(TargetKind.RESOLUTION));
        if (to == TicketStatus.RESOLVED || to == TicketStatus.CLOSED) {
            meet(resolution);
        } else if (resolution.metAt != null) {
            resolution.metAt = null;
            owe(resolution);
        }
    }

    private void answer() {
        for (var kind : List.of(TargetKind.FIRST_RESPONSE, TargetKind.NEXT_RESPONSE)) {
            var watch = watches.get(kind);
            if (watch != null) {
                meet(watch);
            }
        }
    }

    private void meet(SlowWatch watch) {
        if (watch.metAt == null) {
            watch.metAt = now;
            watch.goesOnAt = now;
        }
    }

    private void write(Instant since) {
        var next = watches.get(TargetKind.NEXT_RESPONSE);
        if (!owesFirst() && (next == null || next.metAt != null)) {
            begin(TargetKind.NEXT_RESPONSE, since);
        }
    }

    private boolean owesFirst() {
        var first = Objects.requireNonNull(watches.get(TargetKind.FIRST_RESPONSE));
        return first.metAt == null && kept != null && kept.commitments().containsKey(TargetKind.FIRST_RESPONSE);
    }

    private void takeIn(Instant since) {
        var next = watches.get(TargetKind.NEXT_RESPONSE);
        if (next == null || next.metAt != null) {
            write(since);
        } else {
            next.beginEarlier(since);
        }
    }

    private void waitSince(@Nullable Instant since) {
        var next = watches.get(TargetKind.NEXT_RESPONSE);
        if (next == null || next.metAt != null) {
            return;
        }
        if (since != null && !since.isAfter(next.begunAt)) {
            next.beginEarlier(since);
            next.strikeOut(since);
        } else if (since != null && !owesFirst()) {
            watches.put(TargetKind.NEXT_RESPONSE, next.rest(since, ++waits));
        } else if (next.before == null) {
            watches.remove(TargetKind.NEXT_RESPONSE);
        } else {
            watches.put(TargetKind.NEXT_RESPONSE, next.before);
        }
    }

    private Seen look(SlowWatch watch) {
        var owed = Objects.requireNonNull(watch.owed);
        var minutes = owed.duration().toMinutes();
        var used = java.util.stream.IntStream.range(0, watch.minutes.size())
                .filter(index -> counts(owed, watch.calendars.get(index), watch.minutes.get(index))).count();
        return new Seen(watch.kind, watch.occurrence, used, watch.metAt == null && !standsStill(watch.kind),
                after(watch, owed, minutes), after(watch, owed, warning(owed, minutes)), watch.metAt,
                watch.metAt != null && ranOn(watch, owed, minutes),
                owed.escalations().stream().map(step -> after(watch, owed, step.offset() == null
                        ? Math.round(minutes * Objects.requireNonNull(step.share()))
                        : Math.max(0, minutes + step.offset().toMinutes()))).toList());
    }

    private static long warning(Commitment owed, long minutes) {
        var before = owed.warnBefore();
        return before == null ? Math.round(minutes * owed.warnAt()) : minutes - before.toMinutes();
    }

    private Instant after(SlowWatch watch, Commitment owed, long minutes) {
        var left = minutes;
        if (left == 0) {
            return watch.startedAt;
        }
        for (var index = 0; index < watch.minutes.size(); index++) {
            if (counts(owed, watch.calendars.get(index), watch.minutes.get(index)) && --left == 0) {
                return index + 1 < watch.minutes.size() ? watch.minutes.get(index + 1) : goesOnAt(watch);
            }
        }
        var minute = goesOnAt(watch);
        while (left > 0) {
            left -= counts(owed, watch.calendar, minute) ? 1 : 0;
            minute = minute.plus(1, ChronoUnit.MINUTES);
        }
        return minute;
    }

    /** When the clock counts the next minute, or would if it ran on. */
    private Instant goesOnAt(SlowWatch watch) {
        return watch.metAt == null && !standsStill(watch.kind) ? now : watch.goesOnAt;
    }

    /** Broken: the clock ran for a minute, be it one that does not count, after all that was promised was used. */
    private boolean ranOn(SlowWatch watch, Commitment owed, long minutes) {
        var left = minutes;
        for (var index = 0; index < watch.minutes.size(); index++) {
            if (left == 0) {
                return true;
            }
            left -= counts(owed, watch.calendars.get(index), watch.minutes.get(index)) ? 1 : 0;
        }
        return false;
    }

    private boolean counts(Commitment owed, String calendar, Instant minute) {
        return !owed.business() || open.test(calendar, minute);
    }

    private static String calendar(Promise promise) {
        var ref = promise.calendar();
        return ref == null ? "" : ref.key() + "@" + ref.version();
    }
}
