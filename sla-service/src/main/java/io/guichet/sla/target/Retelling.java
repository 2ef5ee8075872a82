package io.guichet.sla.target;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.history.History;
import io.guichet.sla.history.Promise;
import io.smallrye.mutiny.Uni;

/** Tells a ticket's whole history to the clocks again, and the others what has become different. */
@Singleton
public class Retelling {

    private final CalendarVersions calendars;
    private final Targets targets;
    private final Alarms alarms;
    private final Outbox outbox;
    private final Envelopes envelopes;

    Retelling(CalendarVersions calendars, Targets targets, Alarms alarms, Outbox outbox, Envelopes envelopes) {
        this.calendars = calendars;
        this.targets = targets;
        this.alarms = alarms;
        this.outbox = outbox;
        this.envelopes = envelopes;
    }

    /**
     * In the transaction that is going on, whoever locked the ticket's row.
     *
     * @param before the promise that held until now
     * @return the promise that holds now
     */
    public Uni<Optional<Promise>> of(UUID ticket, Optional<Promise> before, History history, Cause cause) {
        var reading = history.read();
        return calendars.hours(reading.promise().map(Promise::calendar).orElse(null))
                .map(hours -> Clockwork.replay(reading.facts(), hours))
                .chain(clocks -> targets.of(ticket).map(known -> {
                    var standing = new Standing(before, known);
                    return new Difference(ticket, standing, standing.then(reading.promise(), clocks),
                            history.latest());
                }))
                .call(difference -> difference.isNone() ? Uni.createFrom().voidItem() : settle(difference, cause))
                .replaceWith(reading.promise());
    }

    private Uni<Void> settle(Difference difference, Cause cause) {
        var now = difference.after().targets();
        var events = difference.events().stream().map(event -> envelopes.seal(event, cause)).toList();
        return targets.replace(difference.ticket(), now)
                .chain(() -> outbox.add(events))
                .chain(() -> alarms.set(difference.ticket(), now));
    }
}
