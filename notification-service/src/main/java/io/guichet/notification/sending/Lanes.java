package io.guichet.notification.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets a few things at once be under way to each place (the domain of a mail, a webhook), so that a slow one does not
 * hold up the others. Whoever finds no room is told when there probably will be: one after the other, as fast as that
 * place has taken what went before. Safe from any thread; each replica counts its own.
 */
public final class Lanes {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Map<String, Lane> lanes = new HashMap<>();
    private final int width;
    private final Clock clock;

    /** As many at once in each lane as {@code width} says. */
    public Lanes(int width, Clock clock) {
        this.width = width;
        this.clock = clock;
    }

    /** What came of asking for room. */
    public sealed interface Entry {}

    /** There was room; to be given back. */
    public record Entered(Instant at) implements Entry {}

    /** There was none. */
    public record Full(Instant until) implements Entry {}

    /** Takes room, if there is any. */
    public synchronized Entry enter(String place) {
        var now = clock.instant();
        var lane = lanes.computeIfAbsent(place, _ -> new Lane(now));
        return lane.underWay.size() < width ? lane.take(now) : lane.putOff(now, width);
    }

    /** Gives it back. */
    public synchronized void leave(String place, Entered entered) {
        var lane = lanes.get(place);
        if (lane != null && lane.leave(entered, clock.instant())) {
            lanes.remove(place);
        }
    }

    /** One place, for as long as something is under way to it or waits for that. */
    private static final class Lane {

        private final Deque<Entered> underWay = new ArrayDeque<>();
        private Duration usual = SHORTEST_WAIT;
        private Instant nextRoom;

        Lane(Instant now) {
            this.nextRoom = now;
        }

        Entered take(Instant now) {
            var entered = new Entered(now);
            underWay.addLast(entered);
            return entered;
        }

        /** While the first ones are still under way, they have taken at least as long as they have. */
        Full putOff(Instant now, int width) {
            var oldest = Duration.between(underWay.getFirst().at(), now);
            var gap = (oldest.compareTo(usual) > 0 ? oldest : usual).dividedBy(width);
            var next = (nextRoom.isAfter(now) ? nextRoom : now)
                    .plus(gap.compareTo(SHORTEST_WAIT) > 0 ? gap : SHORTEST_WAIT);
            var latest = now.plus(LONGEST_WAIT);
            nextRoom = next.isBefore(latest) ? next : latest;
            return new Full(nextRoom);
        }

        /** Whether there is nothing left to remember. */
        boolean leave(Entered entered, Instant now) {
            underWay.remove(entered);
            usual = usual.multipliedBy(3).plus(Duration.between(entered.at(), now)).dividedBy(4);
            return underWay.isEmpty() && !nextRoom.isAfter(now);
        }
    }
}
