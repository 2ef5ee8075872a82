package io.guichet.sla;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketColumns;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class SlaTickets implements PanacheRepositoryBase<SlaTicket, UUID> {

    /** Who may see a ticket, in a query that calls the table {@code t}. */
    static final TicketColumns ACCESS = new TicketColumns("t.department", "t.group_key", "t.assignee",
            "t.requester_email", null);
    private static final String BEGIN = """
            insert into sla_ticket (id, created_at) values ($1, $2) on conflict (id) do nothing""";

    private final CurrentTransaction transaction;

    SlaTickets(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The ticket, kept from others until the end of the transaction; empty when it was never heard of. */
    Uni<Optional<SlaTicket>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** The ticket, kept from others until the end of the transaction, be it heard of for the first time. */
    Uni<SlaTicket> lock(TicketSnapshot heard) {
        return transaction.update(BEGIN, heard.id(), heard.createdAt().truncatedTo(ChronoUnit.MICROS))
                .chain(() -> findById(heard.id(), LockModeType.PESSIMISTIC_WRITE));
    }
}
