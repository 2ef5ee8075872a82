package io.guichet.ticket.problem;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Row;

/**
 * A known problem.
 *
 * @param notice what customers are told meanwhile
 * @param job that answers the tickets, once it has ended
 * @param changedAt when somebody last said its title or notice otherwise
 * @param tickets how many are about it that the reader sees
 */
public record KnownProblem(UUID id, String title, String department, @Nullable String notice, Instant createdAt,
        @Nullable Instant endedAt, @Nullable UUID job, @Nullable Instant changedAt, @Nullable String changedBy,
        long tickets) {

    static KnownProblem of(Row row) {
        return new KnownProblem(row.id(0), row.required(1), row.required(2), row.text(3), row.instant(4),
                row.instantOrNull(5), row.idOrNull(6), row.instantOrNull(7), row.text(8),
                row.number(9));
    }
}
