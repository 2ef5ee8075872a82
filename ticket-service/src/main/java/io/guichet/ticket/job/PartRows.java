package io.guichet.ticket.job;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Caller;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.job.PartDesk.Upload;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * What has come of the parts of imports. Whoever needs both takes the job's row before that of the part, and not its key:
 * lines that are added refer to their job, and wait for nobody who empties another part.
 */
@ApplicationScoped
class PartRows {

    private static final String BEFORE = "select lines, complete from job_part where job_id = $1 and part = $2 for update";
    private static final String BEGIN = """
            insert into job_part (job_id, part, upload, lines, complete) values ($1, $2, $3, 0, false)
            on conflict (job_id, part) do update set upload = excluded.upload, lines = 0, complete = false""";
    private static final String EMPTY = "delete from job_item where job_id = $1 and position > $2 and position <= $3";
    private static final String TOTAL = "update job set total = total + $2, updated_at = $3 where id = $1";
    private static final String GROW = """
            update job_part set lines = lines + $4 where job_id = $1 and part = $2 and upload = $3 returning lines""";
    private static final String ADD = """
            insert into job_item (job_id, position, content) select $1, $2 + one.place, one.content
            from unnest($3::text[]) with ordinality one (content, place)""";
    private static final String COMPLETE = """
            update job_part set complete = true where job_id = $1 and part = $2 and upload = $3 returning lines""";
    private static final String LOCK = "select id from job where id = $1 for no key update";
    private static final String DISCARD = "delete from job_part where job_id = $1 and part = $2 and upload = $3";

    private final CurrentTransaction transaction;
    private final JobDesk jobs;
    private final Clock clock;

    PartRows(CurrentTransaction transaction, JobDesk jobs, Clock clock) {
        this.transaction = transaction;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A part begins to come: what there was of it goes. */
    @WithTransaction
    Uni<Void> begin(Upload upload, Caller caller) {
        return jobs.collecting(upload.job(), caller)
                .chain(() -> transaction.select(BEFORE, upload.job(), upload.part()))
                .map(rows -> rows.stream().map(Row::new).filter(row -> row.flag(1)).mapToInt(row -> (int) row.number(0))
                        .sum())
                .call(lines -> transaction.update(TOTAL, upload.job(), -lines, clock.instant()))
                .chain(() -> empty(upload))
                .chain(() -> transaction.update(BEGIN, upload.job(), upload.part(), upload.id())).replaceWithVoid();
    }

    /** Some of its lines, after those that have come. */
    @WithTransaction
    Uni<Void> add(Upload upload, List<String> lines) {
        return transaction.select(GROW, upload.job(), upload.part(), upload.id(), lines.size())
                .map(rows -> lines(rows, upload))
                .invoke(sum -> {
                    if (sum > PartDesk.LINES) {
                        throw new PartTooLong();
                    }
                })
                .chain(sum -> transaction.update(ADD, upload.job(), upload.start() + sum - lines.size(),
                        lines.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** All of it has come. */
    @WithTransaction
    Uni<Job> complete(Upload upload, Caller caller) {
        return jobs.collecting(upload.job(), caller)
                .chain(() -> transaction.select(COMPLETE, upload.job(), upload.part(), upload.id()))
                .map(rows -> lines(rows, upload))
                .chain(lines -> transaction.update(TOTAL, upload.job(), lines, clock.instant()))
                .chain(() -> jobs.job(upload.job(), caller));
    }

    /** It has not come whole: nothing of it stays, unless somebody sends it again already. */
    @WithTransaction
    Uni<Void> discard(Upload upload) {
        return transaction.select(LOCK, upload.job())
                .chain(() -> transaction.update(DISCARD, upload.job(), upload.part(), upload.id()))
                .chain(gone -> gone == 0 ? Uni.createFrom().voidItem() : empty(upload));
    }

    private Uni<Void> empty(Upload upload) {
        return transaction.update(EMPTY, upload.job(), upload.start(), upload.start() + PartDesk.LINES)
                .replaceWithVoid();
    }

    private static int lines(List<Object[]> rows, Upload upload) {
        return rows.stream().findFirst().map(row -> (int) new Row(row).number(0))
                .orElseThrow(() -> new PartOvertaken(upload.part()));
    }
}
