package io.guichet.ticket.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.query.Asker;

/** Views that could not be counted in time, for whom, and when; forgotten after a while, and when there are many. */
final class SlowViews {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Map<Known, Instant> since = new Recent<>();

    /** What another asker sees of it may be counted, and what it is after a change as well. */
    private record Known(String view, long revision, @Nullable UUID agent) {

        static Known of(View view, Asker asker) {
            return new Known(view.id(), view.revision(), asker.agent());
        }
    }

    synchronized boolean contains(View view, Asker asker, Instant now) {
        var at = since.get(Known.of(view, asker));
        return at != null && at.plus(KEPT).isAfter(now);
    }

    synchronized void add(View view, Asker asker, Instant now) {
        since.put(Known.of(view, asker), now);
    }
}
