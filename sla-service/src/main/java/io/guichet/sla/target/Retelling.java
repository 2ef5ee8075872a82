package io.guichet.sla.target;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.clock.Clockwork.Clocks;
import io.guichet.sla.history.History;
import io.guichet.sla.history.Promise;
import io.smallrye.mutiny.Uni;

/** Tells a ticket's whole history to the clocks again, and the others what has become different. */
@Singleton
public class Retelling {

    private final CalendarVersions calendars;
    private final Ledger ledger;
    private final TargetNews news;
    private final Uncounted uncounted;
    private final Clock clock;

    Retelling(CalendarVersions calendars, Ledger ledger, TargetNews news, Uncounted uncounted, Clock clock) {
        this.calendars = calendars;
        this.ledger = ledger;
        this.news = news;
        this.uncounted = uncounted;
        this.clock = clock;
    }

    /** What the history says now, and how that differs from what was known. */
    public record Retold(Difference difference, Clocks clocks) {

        /** How the ticket stood. */
        public Standing before() {
            return difference.before();
        }

        /** How it stands. */
        public Standing after() {
            return difference.after();
        }
    }

    /**
     * In the transaction that is going on, whoever locked the ticket's row.
     *
     * @param before the promise that held until now
     * @return what holds now
     */
    public Uni<Kept> of(UUID ticket, Optional<Promise> before, History history, Cause cause) {
        return preview(ticket, before, history)
                .call(told -> told.difference().isNone()
                        ? ledger.correct(ticket, told.clocks(), history)
                        : settle(told, history, cause))
                .invoke(told -> uncounted.note(ticket, told.clocks()))
                .map(told -> Kept.of(told.after().promise(), told.clocks()));
    }

    /**
     * Tells how the ticket stands, as something changed that nobody has been told of.
     *
     * @param changed when it did: what was met then is told as well
     */
    public Uni<Void> tellStanding(UUID ticket, Optional<Promise> promise, History history, Set<Instant> changed,
            Cause cause) {
        return ledger.standing(ticket, promise).chain(standing -> news.tell(
                Difference.sinceNobodyKnew(ticket, standing, history.latest()), changed, cause));
    }

    /** The same without any consequence. */
    public Uni<Retold> preview(UUID ticket, Optional<Promise> before, History history) {
        var reading = history.read();
        return calendars.hours(reading.calendars())
                .map(hours -> Clockwork.replay(reading.facts(), hours))
                .chain(clocks -> ledger.standing(ticket, before).map(standing -> new Retold(new Difference(ticket,
                        standing, standing.then(reading.promise(), clocks.present()).breachedIfMissed(now()),
                        history.latest()), clocks)));
    }

    private Uni<Void> settle(Retold told, History history, Cause cause) {
        return ledger.keep(told.difference().ticket(), told.after(), told.clocks(), history)
                .chain(() -> news.tell(told.difference(), cause));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
