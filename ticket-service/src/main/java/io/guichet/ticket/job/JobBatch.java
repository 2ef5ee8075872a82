package io.guichet.ticket.job;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.events.Actor;
import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.http.Caller;
import io.guichet.http.directory.Directory;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Failures;
import io.guichet.ticket.Row;
import io.guichet.ticket.intake.FieldSentences;
import io.guichet.ticket.intake.FieldsNotValid;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Does some items of a job in one transaction, with their marks. */
@ApplicationScoped
class JobBatch {

    // A job that was cancelled gives no items any more; its row keeps two workers apart.
    private static final String TAKE_JOB = """
            select kind, worker::text, params::text from job where id = $1 and state = 'RUNNING' for update""";
    private static final String TAKE = """
            select position, content from job_item where job_id = $1 and state = 'WAITING' order by position limit $2""";
    // What was imported stands elsewhere by then: its line is not kept beside it.
    private static final String MARK = """
            update job_item set state = 'DONE', content = case when $3 then content else '' end
            where job_id = $1 and position = any($2::int[]) and state = 'WAITING'""";
    private static final String COUNT = "update job set done = done + $2, updated_at = $3 where id = $1";
    private static final String MARK_FAILED = """
            update job_item set state = 'FAILED', detail = $3 where job_id = $1 and position = $2
            and state = 'WAITING'""";
    private static final String COUNT_FAILED = "update job set failed = failed + 1, updated_at = $2 where id = $1";
    private static final String FINISH = """
            update job set state = 'DONE', finished_at = $2, updated_at = $2 where id = $1 and state = 'RUNNING'
            and not exists (select 1 from job_item where job_id = $1 and state = 'WAITING')""";

    private final CurrentTransaction transaction;
    private final ItemWork items;
    private final Directory directory;
    private final ObjectMapper json;
    private final Clock clock;

    JobBatch(CurrentTransaction transaction, ItemWork items, Directory directory, ObjectMapper json, Clock clock) {
        this.transaction = transaction;
        this.items = items;
        this.directory = directory;
        this.json = json;
        this.clock = clock;
    }

    /** Does so many items; how many there were. Fails with {@link ItemFailed}, and has then done none. */
    @WithTransaction
    Uni<Integer> doSome(UUID job, int most) {
        return transaction.select(TAKE_JOB, job).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(0)
                : transaction.select(TAKE, job, most)
                        .chain(rows -> each(job, new Row(found.getFirst()), rows.stream().map(Row::new).toList())));
    }

    private Uni<Integer> each(UUID job, Row params, List<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var order = new ItemWork.Order(job, Job.Kind.valueOf(params.required(0)), params.required(2),
                read(params.required(1)).now(directory), clock.instant());
        return Multi.createFrom().iterable(rows)
                .onItem().transformToUniAndConcatenate(row -> items.run(order, row.required(1))
                        // Locks, lost connections: the batch is done again later. What a constraint refuses, stays
                        // refused.
                        .onFailure(failure -> !Failures.passing(failure))
                        .transform(failure -> new ItemFailed((int) row.number(0), reason(failure, order), failure)))
                .collect().last()
                .chain(() -> transaction.update(MARK, job,
                        rows.stream().map(row -> (int) row.number(0)).toArray(Integer[]::new),
                        order.kind() == Job.Kind.BULK))
                .chain(() -> transaction.update(COUNT, job, rows.size(), clock.instant()))
                .replaceWith(rows.size());
    }

    /** Marks an item as failed, with the reason. */
    @WithTransaction
    Uni<Integer> fail(UUID job, ItemFailed failure) {
        return transaction.update(MARK_FAILED, job, failure.position(), failure.getMessage())
                .chain(() -> transaction.update(COUNT_FAILED, job, clock.instant())).replaceWith(1);
    }

    /** The job is done when nothing waits any more. */
    @WithTransaction
    Uni<Void> finish(UUID job) {
        return transaction.update(FINISH, job, clock.instant()).replaceWithVoid();
    }

    /** What is wrong with fields is told in the language of the agent who asked. */
    private String reason(Throwable failure, ItemWork.Order order) {
        if (failure instanceof FieldsNotValid fields) {
            return FieldSentences.report(fields.flaws(), order.caller().map(Caller::actor).map(Actor::id)
                    .flatMap(directory::agent).map(Agent::language).orElse("en"));
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private JobCaller read(String worker) {
        try {
            return json.readValue(worker, JobCaller.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("No caller of a job: " + worker, failure);
        }
    }
}
