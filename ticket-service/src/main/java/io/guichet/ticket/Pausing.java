package io.guichet.ticket;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;

/** Putting a ticket off until an instant, and saying more exactly how far it is. */
public final class Pausing {

    private final Ticket ticket;
    private final Progress progress;

    Pausing(Ticket ticket, Progress progress) {
        this.ticket = ticket;
        this.progress = progress;
    }

    /** Nobody needs to look at it before the instant; what does not wait already is on hold until then. */
    public Change snooze(Instant until, Act act) {
        if (!until.isAfter(act.at())) {
            throw new SnoozeIsOver(until);
        }
        var waits = progress.status() == TicketStatus.PENDING || progress.status() == TicketStatus.ON_HOLD;
        if (!waits) {
            ticket.requireMove(TicketStatus.ON_HOLD, act);
        }
        var change = Change.of(ticket, act);
        ticket.edited();
        if (!waits) {
            ticket.moved(TicketStatus.ON_HOLD, null, change);
        }
        progress.snooze(until.truncatedTo(ChronoUnit.MICROS));
        return change.note("Snoozed", Map.of("until", until.toString()));
    }

    /** It is time to look at it again, or somebody does so before; nothing when it is not put off. */
    public Change wake(Act act) {
        var change = Change.of(ticket, act);
        if (progress.snoozedUntil() == null) {
            return change;
        }
        ticket.edited();
        progress.wake();
        return ticket.moved(TicketStatus.OPEN, null, change);
    }

    /** The same, if it is put off until no later than this act. */
    public Change wakeIfDue(Act act) {
        var until = progress.snoozedUntil();
        return until != null && !until.isAfter(act.at()) ? wake(act) : Change.of(ticket, act);
    }

    /** Says more exactly how far it is, in the department's words, and moves to the status that they stand for. */
    public Change name(@Nullable String key, TicketStatus status, Act act) {
        ticket.requireMove(status, act);
        var change = Change.of(ticket, act);
        var moves = status != progress.status();
        if (!moves && Objects.equals(key, progress.subStatus())) {
            return change;
        }
        ticket.edited();
        if (moves) {
            ticket.moved(status, null, change);
        }
        progress.name(key);
        return change.note("SubStatusChanged", Map.of());
    }
}
