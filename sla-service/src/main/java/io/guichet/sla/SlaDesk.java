package io.guichet.sla;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.Note;
import io.guichet.sla.history.Owner;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Everything that can happen to a ticket, as far as its promises care. What is heard is noted, and the clocks follow
 * from all that was noted: the same event twice or an older one later give the same clocks.
 */
@ApplicationScoped
public class SlaDesk {

    private final SlaTickets tickets;
    private final Offers offers;
    private final Consequences consequences;

    SlaDesk(SlaTickets tickets, Offers offers, Consequences consequences) {
        this.tickets = tickets;
        this.offers = offers;
        this.consequences = consequences;
    }

    /**
     * Something that was heard of a ticket.
     *
     * @param event its id, known before if it is heard twice
     * @param ticket as it was right after
     * @param at when it happened
     * @param past whether it is told again to be learned from, and nobody is to hear of it
     */
    public record News(UUID event, TicketSnapshot ticket, Instant at, Cause cause, boolean past) {

        public News {
            // As exact as the database, so that what is computed equals what is read back.
            at = at.truncatedTo(ChronoUnit.MICROS);
        }

        /** A part of it, which has an id of its own. */
        News of(UUID part) {
            var id = UUID.nameUUIDFromBytes((event + "/" + part).getBytes(StandardCharsets.UTF_8));
            return new News(id, ticket, at, cause, past);
        }

        /** Since when the customer waits; empty when they do not. */
        Optional<Instant> waitingSince() {
            return Optional.ofNullable(ticket.waitingSince()).map(since -> since.truncatedTo(ChronoUnit.MICROS));
        }

        /** Whose policies are asked; empty for those of now. */
        Optional<Instant> then() {
            return past ? Optional.of(at) : Optional.empty();
        }

        Note note(Happening happening) {
            return new Note(ticket.id(), ticket.version(), event, Owner.of(ticket), happening);
        }
    }

    /**
     * The ticket was opened, or is described otherwise: another promise may hold.
     *
     * @param automatic whether no person did it
     */
    @WithTransaction
    public Uni<Void> describe(News news, boolean automatic) {
        return offers.to(news.ticket(), news.then())
                .map(offer -> new Happening.Described(news.at(), news.ticket().priority(),
                        offer.promise().orElse(null), automatic ? true : null,
                        offer.promise().isPresent() ? null : offer.asked()))
                .chain(described -> note(news, described));
    }

    /**
     * The ticket was opened elsewhere long ago, and let in at an instant: promises count from then on, and nothing that was
     * due or done before does.
     */
    @WithTransaction
    public Uni<Void> letIn(News news) {
        return tickets.lock(news.ticket()).invoke(ticket -> ticket.letIn(news.at()))
                .chain(() -> describe(news, false));
    }

    /**
     * Fields of the ticket have changed: another promise may hold if that makes a difference to any policy, else the one
     * that was made stays, whatever has become of the policies.
     */
    @WithTransaction
    public Uni<Void> edit(News news, List<String> changed, boolean automatic) {
        return offers.dependOn(changed, news.then()).chain(anew -> {
            if (anew) {
                return describe(news, automatic);
            }
            return automatic ? redescribe(news) : touch(news);
        });
    }

    /**
     * The ticket moved to another status.
     *
     * @param automatic whether no person did it
     */
    @WithTransaction
    public Uni<Void> move(News news, TicketStatus to, boolean automatic) {
        return note(news, new Happening.Moved(news.at(), to, automatic ? true : null));
    }

    /** A person answered in public. */
    @WithTransaction
    public Uni<Void> answer(News news) {
        return note(news, new Happening.Answered(news.at()));
    }

    /** The customer wrote again, be it only thanks: then nobody owes them an answer. */
    @WithTransaction
    public Uni<Void> hearCustomer(News news) {
        return note(news, news.waitingSince().isPresent()
                ? new Happening.CustomerWrote(news.at())
                : new Happening.Thanked(news.at()));
    }

    /**
     * Somebody has the ticket from now on, or nobody.
     *
     * @param automatic whether no person did it
     */
    @WithTransaction
    public Uni<Void> assign(News news, @Nullable UUID to, boolean automatic) {
        return note(news, new Happening.Assigned(news.at(), to, automatic ? null : true));
    }

    /** A person worked on it in a way that moves no clock. */
    @WithTransaction
    public Uni<Void> touch(News news) {
        return note(news, new Happening.Touched(news.at()));
    }

    /** The ticket became a part of another one: nothing is owed on its own any more. */
    @WithTransaction
    public Uni<Void> merge(News news) {
        return note(news, new Happening.Merged(news.at()));
    }

    /** Another ticket became a part of it, whose customer may be waiting already. */
    @WithTransaction
    public Uni<Void> takeIn(News news) {
        return note(news, new Happening.TookIn(news.at(), news.waitingSince().orElse(null)));
    }

    /** The ticket was thrown away: nothing is owed, and nothing of it counts. */
    @WithTransaction
    public Uni<Void> discard(News news) {
        return note(news, new Happening.Trashed(news.at()));
    }

    /** It is back as it was. */
    @WithTransaction
    public Uni<Void> restore(News news) {
        return note(news, new Happening.Restored(news.at()));
    }

    /** Another ticket is no part of it any more: its own customer waits, or does not. */
    @WithTransaction
    public Uni<Void> letGo(News news) {
        return note(news, new Happening.LetGo(news.at(), news.waitingSince().orElse(null)));
    }

    /** It is a ticket of its own again, and its clocks run on. */
    @WithTransaction
    public Uni<Void> unmerge(News news) {
        return note(news, new Happening.Unmerged(news.at()));
    }

    /**
     * The same, and what was written for it meanwhile was written to it.
     *
     * @param said each message by its id
     */
    @WithTransaction
    public Uni<Void> unmerge(News news, Map<UUID, Happening> said) {
        return Sequence.each(List.copyOf(said.entrySet()), one -> note(news.of(one.getKey()), one.getValue()))
                .chain(() -> unmerge(news));
    }

    /** Something that moves no clock, but may change who sees the ticket. */
    @WithTransaction
    public Uni<Void> project(TicketSnapshot heard) {
        return tickets.lock(heard).invoke(ticket -> ticket.hear(heard)).replaceWithVoid();
    }

    /**
     * All of the ticket's past has been told again: only now does anything follow from it.
     *
     * @param heard as it was last told
     */
    @WithTransaction
    public Uni<Void> conclude(TicketSnapshot heard, Cause cause) {
        return tickets.lock(heard)
                .invoke(ticket -> ticket.hear(heard))
                .chain(ticket -> consequences.conclude(ticket, cause));
    }

    /** The same, when it is not known how the ticket was last told. */
    @WithTransaction
    public Uni<Void> conclude(UUID id, Cause cause) {
        return tickets.lock(id).chain(found -> found
                .map(ticket -> consequences.conclude(ticket, cause))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** By no person, which moves no clock: but other rules may watch it. */
    private Uni<Void> redescribe(News news) {
        return tickets.lock(news.ticket())
                .invoke(ticket -> ticket.hear(news.ticket()))
                .chain(ticket -> news.past() ? Uni.createFrom().voidItem() : consequences.rewatch(ticket));
    }

    private Uni<Void> note(News news, Happening happening) {
        return tickets.lock(news.ticket())
                .invoke(ticket -> ticket.hear(news.ticket()))
                .chain(ticket -> news.past()
                        ? consequences.learn(news.note(happening))
                        : consequences.hear(ticket, news.note(happening), news.cause()));
    }
}
