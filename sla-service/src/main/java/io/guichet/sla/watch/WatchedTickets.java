package io.guichet.sla.watch;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.StoredJson;
import io.guichet.sla.history.Histories;
import io.guichet.sla.history.History;
import io.smallrye.mutiny.Uni;

/** The tickets that rules look at. */
@Singleton
class WatchedTickets {

    private static final String LOCK = "select snapshot, created_at from sla_ticket where id = $1 for update";
    private static final String AFTER = """
            select id from sla_ticket where status <> 'CLOSED' and snapshot is not null and id > $1
            order by id limit $2""";

    private final CurrentTransaction transaction;
    private final Histories histories;

    WatchedTickets(CurrentTransaction transaction, Histories histories) {
        this.transaction = transaction;
        this.histories = histories;
    }

    /** The ticket, kept from others until the end of the transaction; empty when it is not known. */
    Uni<Optional<TicketSnapshot>> lock(UUID ticket) {
        return transaction.select(LOCK, ticket).map(rows -> rows.stream()
                .flatMap(row -> Optional.ofNullable((String) row[0]).stream())
                .map(written -> StoredJson.read(written, TicketSnapshot.class)).findAny());
    }

    /** Everything that happened to it. */
    Uni<History> history(TicketSnapshot ticket) {
        return transaction.select("select created_at from sla_ticket where id = $1", ticket.id())
                .chain(rows -> histories.of(ticket.id(),
                        ((OffsetDateTime) Objects.requireNonNull(rows.getFirst()[0])).toInstant()));
    }

    /** The next of those that may be in a state to be watched. */
    Uni<List<UUID>> after(UUID ticket, int atMost) {
        return transaction.select(AFTER, ticket, atMost)
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }
}
