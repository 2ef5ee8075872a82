package io.guichet.sla.history;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.StoredJson;
import io.smallrye.mutiny.Uni;

/** The tables of what happened; only ever added to. */
@Singleton
public class Histories {

    private static final String ADD = """
            insert into sla_fact (ticket_id, ticket_version, event_id, content) values ($1, $2, $3, $4)
            on conflict (event_id) do nothing""";
    private static final String READ = """
            select content from sla_fact where ticket_id = $1 order by ticket_version, seq""";

    private final CurrentTransaction transaction;

    Histories(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Notes what an event means; false when the event was noted before.
     *
     * @param version of the ticket, which says where it belongs
     */
    public Uni<Boolean> add(UUID ticket, long version, UUID event, Happening happening) {
        return transaction.update(ADD, ticket, version, event, StoredJson.write(happening)).map(added -> added == 1);
    }

    /** Everything that happened to the ticket. */
    public Uni<History> of(UUID ticket, Instant openedAt) {
        return transaction.select(READ, ticket)
                .map(rows -> new History(openedAt, rows.stream()
                        .map(row -> StoredJson.read(String.valueOf(row[0]), Happening.class)).toList()));
    }
}
