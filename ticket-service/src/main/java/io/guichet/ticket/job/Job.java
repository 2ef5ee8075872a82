package io.guichet.ticket.job;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Row;

/**
 * Work on many items.
 *
 * @param total how many items there are
 * @param done how many succeeded
 * @param failed how many could not be done; each says why
 */
public record Job(UUID id, Kind kind, State state, int total, int done, int failed, Instant createdAt,
        @Nullable Instant finishedAt) {

    static final String COLUMNS = "id, kind, state, total, done, failed, created_at, finished_at";

    /** What is done with each item. */
    public enum Kind {
        BULK, IMPORT_TICKETS, IMPORT_MESSAGES, IMPORT_CONTACTS, IMPORT_ORGANIZATIONS
    }

    /** How far it is. */
    public enum State {
        /** Items are still being sent. */
        COLLECTING, RUNNING, DONE, CANCELLED
    }

    static Job of(Row row) {
        return new Job(row.id(0), Kind.valueOf(row.required(1)), State.valueOf(row.required(2)), (int) row.number(3),
                (int) row.number(4), (int) row.number(5), row.instant(6), row.instantOrNull(7));
    }
}
