package io.guichet.sla;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

    /** The ticket, kept from others until the end of the transaction; empty when it was never heard of. */
    Uni<Optional<SlaTicket>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** The ticket, kept from others until the end of the transaction, be it heard of for the first time. */
    Uni<SlaTicket> lock(TicketSnapshot heard) {
        return lock(heard.id()).chain(known -> known.map(ticket -> Uni.createFrom().item(ticket))
                .orElseGet(() -> begin(heard)));
    }

    private Uni<SlaTicket> begin(TicketSnapshot heard) {
        return transaction.update(BEGIN, heard.id(), heard.createdAt().truncatedTo(ChronoUnit.MICROS))
                .chain(() -> findById(heard.id(), LockModeType.PESSIMISTIC_WRITE));
    }
}
