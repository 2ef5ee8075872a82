package io.guichet.ticket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Takes tickets, and keeps what a feature did to them; each method is one transaction, or joins the one going on. */
@ApplicationScoped
public class TicketVerbs {

    private final Tickets tickets;
    private final Chronicle chronicle;
    private final Conversation conversation;

    TicketVerbs(Tickets tickets, Chronicle chronicle, Conversation conversation) {
        this.tickets = tickets;
        this.chronicle = chronicle;
        this.conversation = conversation;
    }

    /** Does something to a ticket that is worked on. */
    @WithTransaction
    public Uni<Change> on(TicketRef ref, Access access, Function<Ticket, Change> verb) {
        return onAny(ref, access, ticket -> {
            Access.inPlace(ticket);
            return verb.apply(ticket);
        });
    }

    /** The same, if {@code guard} lets it pass while the row is held. */
    @WithTransaction
    public Uni<Change> on(TicketRef ref, Access access, Function<Ticket, Uni<Void>> guard,
            Function<Ticket, Change> verb) {
        return take(ref, access).invoke(Access::inPlace).call(guard::apply).map(verb).chain(chronicle::keep);
    }

    /** Does something to a ticket, be it merged or in the trash. */
    @WithTransaction
    public Uni<Change> onAny(TicketRef ref, Access access, Function<Ticket, Change> verb) {
        return take(ref, access).map(verb).chain(chronicle::keep);
    }

    /** A ticket, its row locked until the end of the transaction. */
    @WithTransaction
    public Uni<Ticket> take(TicketRef ref, Access access) {
        return tickets.take(ref).invoke(ticket -> access.check(ref, ticket));
    }

    /**
     * Several tickets, their rows locked in one order, whoever asks: two who want the same never wait for each other.
     */
    @WithTransaction
    public Uni<List<Ticket>> takeAll(Collection<UUID> ids, Access access) {
        var taken = new ArrayList<Ticket>();
        var all = Uni.createFrom().<Void>nullItem();
        for (var id : new TreeSet<>(ids)) {
            all = all.chain(() -> take(new TicketRef.ById(id), access)).invoke(taken::add).replaceWithVoid();
        }
        return all.replaceWith(taken);
    }

    /** Who goes on with a ticket when work begins again. */
    public Reassignment owners() {
        return conversation.owners();
    }

    /** Writes down what was done to a ticket. */
    @WithTransaction
    public Uni<Change> keep(Change change) {
        return chronicle.keep(change);
    }

    /** The id of a ticket, unlocked and unseen: the row is to be taken, and checked, afterwards. */
    @WithSession
    public Uni<UUID> idOf(TicketRef ref) {
        return tickets.idOf(ref);
    }

    /** A ticket, to be read. */
    @WithSession
    public Uni<Ticket> read(TicketRef ref, Access access) {
        return tickets.read(ref).invoke(ticket -> access.check(ref, ticket));
    }
}
