package io.guichet.sla;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.events.TicketSnapshot;
import io.guichet.sla.Recomputation.Change;
import io.guichet.sla.Recomputation.Change.Left;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.Histories;
import io.guichet.sla.history.Note;
import io.guichet.sla.target.Retelling;
import io.smallrye.mutiny.Uni;

/**
 * Promises one ticket anew by the policies and calendars of now, with the time already used; the ticket is untouched.
 */
@Singleton
class Recomputing {

    private final SlaTickets tickets;
    private final Offers offers;
    private final Histories histories;
    private final Retelling retelling;
    private final Clock clock;

    Recomputing(SlaTickets tickets, Offers offers, Histories histories, Retelling retelling, Clock clock) {
        this.tickets = tickets;
        this.offers = offers;
        this.histories = histories;
        this.retelling = retelling;
        this.clock = clock;
    }

    /** What came of it: a change, nothing new, or that it was left as it is. */
    record Outcome(Optional<Change> change) {

        static final Outcome NOTHING = new Outcome(Optional.empty());

        static Outcome left(SlaTicket ticket, Left why) {
            return new Outcome(Optional.of(Change.none(ticket, why)));
        }

        boolean changed() {
            return change.filter(made -> made.left() == null).isPresent();
        }

        boolean failed() {
            return change.filter(made -> made.left() == Left.NOT_COUNTED).isPresent();
        }
    }

    /** In the transaction that is going on; the same job again changes nothing more. */
    Uni<Outcome> of(UUID ticket, Recomputation job) {
        return tickets.lock(ticket).chain(found -> found.isEmpty() || found.get().snapshot().isEmpty()
                ? Uni.createFrom().item(Outcome.NOTHING)
                : recompute(found.get(), found.get().snapshot().get(), job));
    }

    private Uni<Outcome> recompute(SlaTicket ticket, TicketSnapshot snapshot, Recomputation job) {
        if (snapshot.status().isSolved()) {
            return Uni.createFrom().item(Outcome.left(ticket, Left.NOT_OPEN));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return offers.to(snapshot)
                .map(offer -> new Happening.Recomputed(now, snapshot.priority(), offer.promise().orElse(null)))
                .chain(again -> histories.of(ticket.id(), ticket.createdAt())
                        .chain(history -> retelling.preview(ticket.id(), ticket.promise(), history.with(again)))
                        .chain(told -> told.difference().isNone() || !told.clocks().stuck().isEmpty()
                                ? Uni.createFrom().item(told.clocks().stuck().isEmpty()
                                        ? Outcome.NOTHING
                                        : Outcome.left(ticket, Left.NOT_COUNTED))
                                : keep(ticket, again, job)
                                        .replaceWith(new Outcome(Optional.of(Change.of(ticket, told))))));
    }

    private Uni<Void> keep(SlaTicket ticket, Happening again, Recomputation job) {
        if (job.dryRun()) {
            return Uni.createFrom().voidItem();
        }
        var id = UUID.nameUUIDFromBytes((job.id() + "/" + ticket.id()).getBytes(StandardCharsets.UTF_8));
        ticket.begin(again);
        return histories.hear(new Note(ticket.id(), ticket.version(), id, null, again), true)
                .chain(() -> histories.of(ticket.id(), ticket.createdAt()))
                .chain(history -> retelling.of(ticket.id(), ticket.promise(), history,
                        Cause.request(job.id().toString())))
                .invoke(ticket::keep)
                .chain(() -> histories.takeUntold(ticket.id()))
                .replaceWithVoid();
    }
}
