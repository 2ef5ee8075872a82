package io.guichet.routing;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent;
import io.guichet.reliable.postgres.Retelling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Learns the past of tickets, which ticket-service tells again when this service has lost it: who has what, since when,
 * and who had it before. Nothing follows from an event of the past; from what it was the last one of, as little as that a
 * ticket waits which has been waiting, and it is given to nobody before all is known.
 */
@ApplicationScoped
public class LearningDesk {

    private final TicketPasts pasts;
    private final PastFigures figures;
    private final Openings openings;
    private final Rejoining rejoining;
    private final Clock clock;

    LearningDesk(TicketPasts pasts, PastFigures figures, Openings openings, Rejoining rejoining, Clock clock) {
        this.pasts = pasts;
        this.figures = figures;
        this.openings = openings;
        this.rejoining = rejoining;
        this.clock = clock;
    }

    /** Takes note of an event of the past. */
    @WithTransaction
    public Uni<Void> learn(Envelope<TicketEvent> told, Retelling among) {
        var snapshot = told.event().ticket();
        return past(snapshot.id(), among)
                .call(past -> figures.keep(told, past))
                .invoke(past -> past.learn(snapshot, Cause.of(told), worker(told.event())))
                // The ticket comes before its opening, as when the present is heard.
                .call(past -> among.last()
                        ? rejoining.join(snapshot, past, words(told.event()), Cause.of(told))
                        : Uni.createFrom().voidItem())
                .call(() -> keepWords(told))
                .chain(past -> among.last()
                        ? openings.went(snapshot.id(), past.group())
                        : Uni.createFrom().voidItem());
    }

    /** All of a ticket's past has been told, and its last event is not understood: what came before it is the newest. */
    @WithTransaction
    public Uni<Void> end(UUID ticket, Cause last) {
        return pasts.findById(ticket).chain(past -> Optional.ofNullable(past).flatMap(TicketPast::snapshot)
                .map(newest -> rejoining.join(newest, past, "", last)
                        .chain(() -> openings.went(ticket, past.group())))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> keepWords(Envelope<TicketEvent> told) {
        return told.event() instanceof TicketEvent.MessageAdded added && added.opening()
                ? openings.learn(added.ticket(), added.text(), told.time())
                : Uni.createFrom().voidItem();
    }

    /** What the customer wrote when the ticket was opened; empty when the event does not bring it. */
    private static String words(TicketEvent event) {
        return event instanceof TicketEvent.MessageAdded added && added.opening() ? added.text() : "";
    }

    private Uni<TicketPast> past(UUID id, Retelling among) {
        var until = clock.instant().plus(rejoining.quiet());
        return pasts.findById(id)
                .chain(known -> known == null
                        ? pasts.persist(new TicketPast(id, until))
                        : Uni.createFrom().item(known))
                .invoke(past -> {
                    past.stayQuietUntil(until);
                    if (among.first()) {
                        past.restart();
                    }
                });
    }

    /** Who did something about the ticket, where that is what the event tells. */
    private static Optional<Actor> worker(TicketEvent event) {
        return switch (event) {
            case TicketEvent.MessageAdded added -> added.opening() ? Optional.empty() : Optional.of(added.by());
            case TicketEvent.StatusChanged changed -> Optional.of(changed.by());
            case TicketEvent.PriorityChanged changed -> Optional.of(changed.by());
            case TicketEvent.FieldsChanged changed -> Optional.of(changed.by());
            case TicketEvent.TicketMerged merged -> Optional.of(merged.by());
            case TicketEvent.TicketUnmerged unmerged -> Optional.of(unmerged.by());
            case TicketEvent.TicketSplit split -> Optional.of(split.by());
            case TicketEvent.TicketTrashed trashed -> Optional.of(trashed.by());
            case TicketEvent.TicketRestored restored -> Optional.of(restored.by());
            case TicketEvent.TicketOpened _ -> Optional.empty();
            case TicketEvent.AssigneeChanged _ -> Optional.empty();
            case TicketEvent.AssignmentDeclined _ -> Optional.empty();
            case TicketEvent.MailReturned _ -> Optional.empty();
            case TicketEvent.MailHeld _ -> Optional.empty();
        };
    }
}
