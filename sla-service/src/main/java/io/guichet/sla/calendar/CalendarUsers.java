package io.guichet.sla.calendar;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Has those looked at again who work by a calendar that was changed, some at a time. */
@Singleton
public class CalendarUsers {

    /** Kind of the due work; its payload is the id of the ticket that was looked at last. */
    public static final String KIND = "sla-calendar";
    private static final UUID BEGINNING = new UUID(0, 0);

    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    CalendarUsers(DueWork dueWork, Ids ids, Clock clock) {
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** From the first ticket on. */
    Uni<Void> begin(String calendar) {
        return goOn(calendar, BEGINNING);
    }

    /** With those after a ticket. */
    public Uni<Void> goOn(String calendar, UUID after) {
        return dueWork.schedule(new Due(ids.next(), KIND, calendar, clock.instant(), after.toString()));
    }
}
