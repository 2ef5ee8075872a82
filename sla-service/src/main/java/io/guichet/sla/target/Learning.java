package io.guichet.sla.target;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.history.History;
import io.guichet.sla.history.Promise;
import io.smallrye.mutiny.Uni;

/**
 * Learns from a ticket's history how it stands, without telling anybody: what fell due before now was told long ago, what
 * falls due later will be told then.
 */
@Singleton
public class Learning {

    private final CalendarVersions calendars;
    private final Ledger ledger;
    private final Clock clock;

    Learning(CalendarVersions calendars, Ledger ledger, Clock clock) {
        this.calendars = calendars;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * In the transaction that is going on, whoever locked the ticket's row.
     *
     * @return the promise that holds now
     */
    public Uni<Optional<Promise>> of(UUID ticket, History history) {
        var reading = history.read();
        return calendars.hours(reading.calendars())
                .chain(hours -> ledger.forget(ticket)
                        .chain(() -> ledger.keep(ticket, Past.upTo(clock.instant(), reading, hours),
                                Clockwork.replay(reading.facts(), hours), history)))
                .replaceWith(reading.promise());
    }
}
