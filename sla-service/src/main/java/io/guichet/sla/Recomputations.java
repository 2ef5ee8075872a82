package io.guichet.sla;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.Recomputation.Change;
import io.guichet.sla.Recomputation.Progress;
import io.guichet.sla.Recomputation.Selection;
import io.guichet.sla.RecomputationDesk.Place;
import io.smallrye.mutiny.Uni;

/** The tables of recomputations and of what each did. */
@Singleton
class Recomputations {

    private static final String CHOOSE_NAMED = """
            insert into sla_recomputed (job_id, ticket_id)
            select $1, id from sla_ticket t where snapshot is not null and id = any($2) and %s""";
    private static final String CHOOSE_OPEN = """
            insert into sla_recomputed (job_id, ticket_id)
            select $1, id from sla_ticket t
            where status <> 'CLOSED' and snapshot is not null and status <> 'RESOLVED'
                and ($2::uuid is null or policy_id = $2) and ($3::text is null or department = $3)
                and ($4::text is null or priority = $4) and %s""";
    private static final String SAVE = """
            insert into sla_recomputation (id, dry_run, reason, asked_by, selection, total, created_at, finished_at,
                asker)
            values ($1, $2, $3, $4, $5, $6, $7::timestamptz, case when $6 = 0 then $7::timestamptz end, $8)""";
    private static final String JOBS = """
            select id, dry_run, reason, asked_by, selection, total, done, changed, failed, created_at, finished_at,
                failure
            from sla_recomputation %s""";
    private static final String FIND = JOBS.formatted("where id = $1 and ($2::text is null or asker = $2)");
    private static final String LIST = JOBS.formatted("""
            where (created_at, id) < ($1, $2) and ($3::text is null or asker = $3)
            order by created_at desc, id desc limit $4""");
    private static final String REMOVE = """
            delete from sla_recomputed where job_id = $1 and ticket_id in (
                select ticket_id from sla_recomputed where job_id = $1 order by ticket_id limit $2)""";
    private static final String FAIL = """
            update sla_recomputation set failure = $2, finished_at = $3::timestamptz
            where id = $1 and finished_at is null""";
    private static final String NEXT = """
            select ticket_id from sla_recomputed where job_id = $1 and ticket_id > $2 order by ticket_id limit $3""";
    private static final String ADVANCE = """
            update sla_recomputation set done = done + $2, changed = changed + $3, failed = failed + $4,
                finished_at = case when done + $2 >= total then $5::timestamptz end
            where id = $1""";
    private static final String CHANGES = """
            select r.content from sla_recomputed r join sla_ticket t on t.id = r.ticket_id
            where r.job_id = $1 and r.ticket_id > $2 and r.content is not null and %s order by r.ticket_id limit $3""";

    private final CurrentTransaction transaction;

    Recomputations(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Notes which tickets are chosen, of those in the scope; how many. */
    Uni<Integer> choose(UUID job, Selection selection, TicketScope scope) {
        if (!selection.tickets().isEmpty()) {
            return choose(CHOOSE_NAMED, scope, List.of(job, selection.tickets().toArray(UUID[]::new)));
        }
        var priority = selection.priority();
        return choose(CHOOSE_OPEN, scope, Arrays.asList(job, selection.policy(), selection.department(),
                priority == null ? null : priority.name()));
    }

    private Uni<Integer> choose(String sql, TicketScope scope, List<@Nullable Object> chosen) {
        var allowed = scope.where(TicketAccess.COLUMNS).positional(chosen.size());
        var values = new ArrayList<@Nullable Object>(chosen);
        values.addAll(allowed.values());
        return transaction.update(sql.formatted(allowed.sql()), values.toArray());
    }

    /**
     * A new job.
     *
     * @param asker key of the caller who asked for it
     */
    Uni<Void> save(Recomputation job, String asker) {
        return transaction.update(SAVE, job.id(), job.dryRun(), job.reason(), job.askedBy(),
                StoredJson.write(job.selection()), job.total(), job.createdAt(), asker).replaceWithVoid();
    }

    /** A job, or one if it is an asker's. */
    Uni<Optional<Recomputation>> find(UUID id, Optional<String> asker) {
        return transaction.select(FIND, id, asker.orElse(null))
                .map(rows -> rows.stream().map(Recomputations::job).findAny());
    }

    /** The newest of the jobs, or of one asker's, after a place in that order. */
    Uni<List<Recomputation>> list(Optional<String> asker, Place after, int limit) {
        return transaction.select(LIST, after.createdAt(), after.id(), asker.orElse(null), limit)
                .map(rows -> rows.stream().map(Recomputations::job).toList());
    }

    /** Removes a job, and some of the tickets that it chose; how many of these. */
    Uni<Integer> remove(UUID job, int atMost) {
        return transaction.update("delete from sla_recomputation where id = $1", job)
                .chain(() -> transaction.update(REMOVE, job, atMost));
    }

    /** The next of the chosen tickets. */
    Uni<List<UUID>> next(UUID job, UUID after, int atMost) {
        return transaction.select(NEXT, job, after, atMost)
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }

    /** Notes what changed for a ticket. */
    Uni<Void> note(UUID job, Change change) {
        return transaction.update("update sla_recomputed set content = $3 where job_id = $1 and ticket_id = $2", job,
                change.ticketId(), StoredJson.write(change)).replaceWithVoid();
    }

    /** Notes how far the job is. */
    Uni<Void> advance(UUID job, int done, int changed, int failed, Instant now) {
        return transaction.update(ADVANCE, job, done, changed, failed, now).replaceWithVoid();
    }

    /** It has ended, because of a failure. */
    Uni<Void> fail(UUID job, String failure, Instant now) {
        return transaction.update(FAIL, job, failure, now).replaceWithVoid();
    }

    /** What changed for tickets in the scope, in the order of their ids. */
    Uni<List<Change>> changes(UUID job, UUID after, int limit, TicketScope scope) {
        var allowed = scope.where(TicketAccess.COLUMNS).positional(3);
        var values = new ArrayList<@Nullable Object>(List.of(job, after, limit));
        values.addAll(allowed.values());
        return transaction.select(CHANGES.formatted(allowed.sql()), values.toArray()).map(rows -> rows.stream()
                .map(row -> StoredJson.read(String.valueOf(row[0]), Change.class)).toList());
    }

    private static Recomputation job(@Nullable Object[] row) {
        var finishedAt = instant(row[10]);
        var failure = (String) row[11];
        return new Recomputation((UUID) Objects.requireNonNull(row[0]), Progress.of(finishedAt, failure),
                Boolean.TRUE.equals(row[1]),
                String.valueOf(row[2]), String.valueOf(row[3]),
                StoredJson.read(String.valueOf(row[4]), Selection.class), number(row[5]), number(row[6]),
                number(row[7]), number(row[8]), Objects.requireNonNull(instant(row[9])), finishedAt, failure);
    }

    private static int number(@Nullable Object column) {
        return ((Number) Objects.requireNonNull(column)).intValue();
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column instanceof OffsetDateTime at ? at.toInstant() : null;
    }
}
