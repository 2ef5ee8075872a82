package io.guichet.ticket.problem;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** What customers are told of known problems, on the tickets that are about them. */
@ApplicationScoped
public class Notices {

    private static final String OF = """
            select p.title, p.notice, p.created_at, p.changed_at, p.ended_at from problem_ticket a
            join problem p on p.id = a.problem_id where a.ticket_id = $1 and p.notice is not null
            order by (p.ended_at is null) desc, p.id desc limit 50""";

    private final CurrentTransaction transaction;

    Notices(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Whether a problem goes on. */
    public enum Going {
        LASTS, OVER
    }

    /**
     * What customers are told of a problem.
     *
     * @param since when it became known
     * @param changedAt when somebody last said it otherwise
     */
    public record Notice(String title, String notice, Going state, Instant since, @Nullable Instant changedAt,
            @Nullable Instant endedAt) {

        static Notice of(Row row) {
            var ended = row.instantOrNull(4);
            return new Notice(row.required(0), row.required(1), ended == null ? Going.LASTS : Going.OVER,
                    row.instant(2), row.instantOrNull(3), ended);
        }
    }

    /** Of the problems that a ticket is about, those that last first; of a problem without a notice nothing is told. */
    @WithSession
    public Uni<List<Notice>> of(UUID ticket) {
        return transaction.select(OF, ticket)
                .map(rows -> rows.stream().map(row -> Notice.of(new Row(row))).toList());
    }
}
