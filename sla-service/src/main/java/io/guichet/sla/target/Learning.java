package io.guichet.sla.target;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.history.History;
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
     * @return what holds now
     */
    public Uni<Kept> of(UUID ticket, History history) {
        var reading = history.read();
        return calendars.hours(reading.calendars()).chain(hours -> {
            var clocks = Clockwork.replay(reading.facts(), hours);
            return ledger.forget(ticket)
                    .chain(() -> ledger.keep(ticket, Past.upTo(clock.instant(), reading, hours), clocks, history))
                    .replaceWith(Kept.of(reading.promise(), clocks));
        });
    }
}
