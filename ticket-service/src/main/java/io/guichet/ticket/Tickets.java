package io.guichet.ticket;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.hibernate.reactive.mutiny.Mutiny;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.contact.Contact;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All tickets; each comes with its requester. */
@ApplicationScoped
class Tickets implements PanacheRepositoryBase<Ticket, UUID> {

    private static final Set<LockMode> TAKEN = EnumSet.of(LockMode.PESSIMISTIC_WRITE, LockMode.WRITE);

    private static final String PATIENCE = "10s";
    private static final String LOCK = "select id from ticket where id = any($1) order by id for no key update";
    private static final String LOCK_FREE = "select id from ticket where id = $1 for no key update skip locked";
    private static final String LIMITS = "select set_config('lock_timeout', $1, true), set_config('statement_timeout', $2, true)";
    /** What the limits were; a statement that waits for a lock is also under way. */
    private static final String BE_PATIENT = """
            with usual as materialized (
                select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement)
            select lock, statement, set_config('lock_timeout', $1, true), set_config('statement_timeout', $1, true)
            from usual""";

    private final CurrentTransaction transaction;

    Tickets(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The ticket, its row locked until the end of the transaction: verbs on one ticket happen one after the other. */
    Uni<Ticket> take(TicketRef ref) {
        return found(ref, switch (ref) {
            case TicketRef.ById(var id) -> findById(id, LockModeType.PESSIMISTIC_WRITE);
            case TicketRef.ByNumber(var number) -> find("number", number.value())
                    .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
        });
    }

    /**
     * Locks the rows of all of them, in the order of their ids; it may wait for as long as a batch of others takes, and
     * nothing else of the transaction may. Who takes one of them afterwards, in the same transaction, does not wait.
     */
    Uni<Void> lock(List<UUID> ids) {
        // Of several, whoever kept some of them and waited for others would no longer wait in order.
        return ids.size() == 1
                ? transaction.select(LOCK_FREE, ids.getFirst())
                        .chain(taken -> taken.isEmpty() ? lockPatiently(ids) : Uni.createFrom().voidItem())
                : lockPatiently(ids);
    }

    private Uni<Void> lockPatiently(List<UUID> ids) {
        return transaction.select(BE_PATIENT, PATIENCE).map(rows -> rows.getFirst())
                .call(() -> transaction.select(LOCK, (Object) ids.toArray(UUID[]::new)))
                .chain(usual -> transaction.select(LIMITS, usual[0], usual[1]))
                .replaceWithVoid();
    }

    /**
     * The ticket, to be read. The session lets go of it: whoever takes it afterwards, in the same transaction, waits for
     * its row and gets what others wrote meanwhile, and not what was read before.
     */
    Uni<Ticket> read(TicketRef ref) {
        return found(ref, switch (ref) {
            case TicketRef.ById(var id) -> findById(id);
            case TicketRef.ByNumber(var number) -> find("number", number.value()).firstResult();
        }).call(ticket -> getSession().invoke(session -> {
            if (!TAKEN.contains(session.getLockMode(ticket))) {
                session.detach(ticket);
            }
        }));
    }

    /** The id of a ticket, without reading it. */
    Uni<UUID> idOf(TicketRef ref) {
        return switch (ref) {
            case TicketRef.ById(var id) -> Uni.createFrom().item(id);
            case TicketRef.ByNumber(var number) -> transaction
                    .select("select id from ticket where number = $1", number.value())
                    .map(rows -> rows.stream().findFirst().map(row -> (UUID) Objects.requireNonNull(row[0]))
                            .orElseThrow(() -> new TicketNotFound(ref)));
        };
    }

    /** Those tickets, in no order. */
    Uni<List<Ticket>> withRequesters(List<UUID> ids) {
        return find("from Ticket t join fetch t.requester where t.id in ?1", ids).list();
    }

    /** A number that no ticket has; one that is not used after all is never given again. */
    Uni<TicketNumber> nextNumber() {
        return transaction.select("select nextval('ticket_number')")
                .map(rows -> new TicketNumber((Long) Objects.requireNonNull(rows.getFirst()[0])));
    }

    private static Uni<Ticket> found(TicketRef ref, Uni<Ticket> search) {
        return search
                .onItem().ifNull().failWith(() -> new TicketNotFound(ref))
                .call(ticket -> withRequester(ticket.requester()));
    }

    /**
     * Hibernate holds a map of an entity that was a lazy reference for changed, as soon as it is loaded: each verb would
     * write, and lock, the contact.
     */
    private static Uni<Contact> withRequester(Contact requester) {
        return Hibernate.isInitialized(requester)
                ? Uni.createFrom().item(requester)
                : Mutiny.fetch(requester).invoke(Tickets::isAsLoaded);
    }

    private static void isAsLoaded(Object entity) {
        if (entity instanceof SelfDirtinessTracker tracker) {
            tracker.$$_hibernate_clearDirtyAttributes();
        }
    }
}
