package io.guichet.sla.target;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.clock.Clockwork.Clocks;
import io.guichet.sla.history.History;
import io.smallrye.mutiny.Uni;

/**
 * Learns from a ticket's history how it stands. What fell due until an instant was told long ago, as was what is written
 * down as told; the rest is told when it falls due, or late.
 */
@Singleton
public class Learning {

    private final CalendarVersions calendars;
    private final Ledger ledger;
    private final TargetNews news;
    private final Clock clock;

    Learning(CalendarVersions calendars, Ledger ledger, TargetNews news, Clock clock) {
        this.calendars = calendars;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    /**
     * In the transaction that is going on, whoever locked the ticket's row.
     *
     * @param told until when everything that fell due was told
     * @return what holds now
     */
    public Uni<Kept> of(UUID ticket, History history, Instant told, Cause cause) {
        var reading = history.read();
        return calendars.hours(reading.calendars()).chain(hours -> {
            var clocks = Clockwork.replay(reading.facts(), hours);
            return ledger.standing(ticket, reading.promise())
                    .map(known -> Past.upTo(told, reading, hours).toldAsIn(known))
                    .chain(learned -> settle(overdue(ticket, learned, history), clocks,
                            history, cause))
                    .replaceWith(Kept.of(reading.promise(), clocks));
        });
    }

    /** No timer tells of what was missed by a clock that stands still. */
    private Uni<Void> settle(Difference difference, Clocks clocks, History history, Cause cause) {
        return ledger.forget(difference.ticket())
                .chain(() -> ledger.keep(difference.ticket(), difference.after(), clocks, history))
                .chain(() -> news.tell(difference, cause));
    }

    private Difference overdue(UUID ticket, Standing learned, History history) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Difference(ticket, learned, learned.breachedIfMissed(now), history.latest());
    }
}
