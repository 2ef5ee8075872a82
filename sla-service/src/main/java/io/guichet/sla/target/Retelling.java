package io.guichet.sla.target;

import java.util.Optional;
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
    private final Targets targets;
    private final Outcomes outcomes;
    private final Alarms alarms;
    private final TargetNews news;

    Retelling(CalendarVersions calendars, Targets targets, Outcomes outcomes, Alarms alarms, TargetNews news) {
        this.calendars = calendars;
        this.targets = targets;
        this.outcomes = outcomes;
        this.alarms = alarms;
        this.news = news;
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
     * @return the promise that holds now
     */
    public Uni<Optional<Promise>> of(UUID ticket, Optional<Promise> before, History history, Cause cause) {
        return preview(ticket, before, history)
                .call(told -> told.difference().isNone() ? Uni.createFrom().voidItem() : settle(told, cause))
                .map(told -> told.after().promise());
    }

    /** The same without any consequence. */
    public Uni<Retold> preview(UUID ticket, Optional<Promise> before, History history) {
        var reading = history.read();
        return calendars.hours(reading.calendars())
                .map(hours -> Clockwork.replay(reading.facts(), hours))
                .chain(clocks -> targets.standing(ticket, before).map(standing -> new Retold(new Difference(ticket,
                        standing, standing.then(reading.promise(), clocks.present()), history.latest()), clocks)));
    }

    private Uni<Void> settle(Retold told, Cause cause) {
        var ticket = told.difference().ticket();
        var now = told.after().targets();
        return targets.replace(ticket, told.after())
                .chain(() -> told.after().promise()
                        .map(promise -> outcomes.replace(ticket, promise, told.clocks().all()))
                        .orElseGet(() -> outcomes.drop(ticket)))
                .chain(() -> news.tell(told.difference(), cause))
                .chain(() -> alarms.set(ticket, now));
    }
}
