package io.guichet.sla;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class SlaTickets implements PanacheRepositoryBase<SlaTicket, UUID> {

    private static final String BEGIN = """
            insert into sla_ticket (id, created_at) values ($1, $2) on conflict (id) do nothing""";

    private final CurrentTransaction transaction;

    SlaTickets(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The ticket, kept from others until the end of the transaction, be it heard of for the first time. */
    Uni<SlaTicket> lock(TicketSnapshot heard) {
        return transaction.update(BEGIN, heard.id(), heard.createdAt())
                .chain(() -> findById(heard.id(), LockModeType.PESSIMISTIC_WRITE));
    }
}
