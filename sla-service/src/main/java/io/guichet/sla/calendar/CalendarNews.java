package io.guichet.sla.calendar;

import jakarta.inject.Singleton;

import io.guichet.events.CalendarEvent;
import io.guichet.events.Cause;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Outbox;
import io.smallrye.mutiny.Uni;

/** Tells the other services of calendars. */
@Singleton
class CalendarNews {

    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Ids ids;

    CalendarNews(Outbox outbox, Envelopes envelopes, Ids ids) {
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.ids = ids;
    }

    Uni<Void> tell(CalendarEvent event) {
        return outbox.add(envelopes.seal(event, Cause.request(ids.next().toString())));
    }
}
