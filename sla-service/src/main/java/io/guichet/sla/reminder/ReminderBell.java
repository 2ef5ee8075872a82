package io.guichet.sla.reminder;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.events.SlaEvent.ReminderDue;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.reliable.postgres.Outbox;
import io.smallrye.mutiny.Uni;

/** Tells the others that somebody is to be reminded, once for each instant that was set. */
@Singleton
class ReminderBell {

    static final String KIND = "sla-reminder";

    private final DueWork dueWork;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Ids ids;
    private final Clock clock;

    ReminderBell(DueWork dueWork, Outbox outbox, Envelopes envelopes, Ids ids, Clock clock) {
        this.dueWork = dueWork;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sets the timer as the reminder says now, in the transaction that is going on. */
    Uni<Void> set(Reminder reminder) {
        var subject = reminder.id().toString();
        return dueWork.cancel(KIND, subject).chain(() -> reminder.waits()
                ? dueWork.schedule(new Due(ids.next(), KIND, subject, reminder.due(), ""))
                : Uni.createFrom().voidItem());
    }

    Uni<Void> ring(Reminder reminder, Due due, boolean late) {
        var now = clock.instant();
        if (!reminder.tell(due.dueAt(), now)) {
            return Uni.createFrom().voidItem();
        }
        UUID ticket = reminder.ticketId().orElse(null);
        return outbox.add(envelopes.seal(new ReminderDue(reminder.id(), ticket, reminder.agent(), reminder.askedBy(),
                reminder.text(), reminder.due(), now, late), Cause.request(due.id().toString())));
    }
}
