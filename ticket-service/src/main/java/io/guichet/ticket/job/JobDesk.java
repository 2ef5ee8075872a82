package io.guichet.ticket.job;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.http.Caller;
import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Takes jobs, shows how far they are, and stops them; {@link JobRunner} does them. */
@ApplicationScoped
public class JobDesk {

    static final String DUE = "job";
    /** The most items of a bulk action. */
    public static final int MOST = 10_000;

    private static final String ADD = """
            insert into job (id, kind, state, caller, worker, params, total, done, failed, created_at, updated_at)
            values ($1, $2, $3, $4, ($5::text)::jsonb, ($6::text)::jsonb, 0, 0, 0, $7, $7)""";
    private static final String ADD_ITEMS = """
            insert into job_item (job_id, position, content) select $1, one.place, one.content
            from unnest($2::text[]) with ordinality one (content, place)""";
    private static final String GO = "update job set state = $2, total = total + $3, updated_at = $4 where id = $1";
    private static final String UNFINISHED = "select part from job_part where job_id = $1 and not complete order by part";
    private static final String OWN = "select " + Job.COLUMNS + " from job where id = $1 and caller = $2";
    private static final String FINISH = """
            update job set state = $2, finished_at = $3, updated_at = $3 where id = $1
            and state in ('COLLECTING', 'RUNNING')""";

    private final CurrentTransaction transaction;
    private final JobPlans plans;
    private final ObjectMapper json;
    private final Clock clock;
    private final Ids ids;

    JobDesk(CurrentTransaction transaction, JobPlans plans, ObjectMapper json, Clock clock, Ids ids) {
        this.transaction = transaction;
        this.plans = plans;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins a bulk action on these tickets. */
    @WithTransaction
    public Uni<Job> bulk(BulkAction action, List<String> tickets, Caller caller) {
        return add(Job.Kind.BULK, action, caller)
                .chain(id -> items(id, tickets).chain(() -> go(id, tickets.size())).chain(() -> job(id, caller)));
    }

    /** Opens an import, which then waits for its parts. */
    @WithTransaction
    public Uni<Job> collect(Job.Kind kind, ImportOptions options, Caller caller) {
        return add(kind, options, caller).chain(id -> job(id, caller));
    }

    /**
     * All parts are there: it begins.
     *
     * @throws PartNotComplete (as a failure) when one has begun to come, and has not come whole
     */
    @WithTransaction
    public Uni<Job> start(UUID id, Caller caller) {
        return collecting(id, caller).chain(() -> transaction.select(UNFINISHED, id))
                .invoke(rows -> rows.stream().findFirst().ifPresent(row -> {
                    throw new PartNotComplete((int) new Row(row).number(0));
                }))
                .chain(() -> go(id, 0)).chain(() -> job(id, caller));
    }

    /** Stops a job; what is done stays done. */
    @WithTransaction
    public Uni<Job> cancel(UUID id, Caller caller) {
        return job(id, caller).chain(() -> transaction.update(FINISH, id, Job.State.CANCELLED.name(), clock.instant()))
                .chain(() -> job(id, caller));
    }

    /** One job of the caller. */
    @WithSession
    public Uni<Job> job(UUID id, Caller caller) {
        return one(OWN, id, caller);
    }

    private Uni<Job> one(String sql, UUID id, Caller caller) {
        return transaction.select(sql, id, caller.key()).map(rows -> {
            if (rows.isEmpty()) {
                throw new JobNotFound(id);
            }
            return Job.of(new Row(rows.getFirst()));
        });
    }

    /** The caller's jobs, newest first. */
    @WithSession
    public Uni<Page<Job>> jobs(Caller caller, PageRequest page) {
        var query = new Sql().add("select " + Job.COLUMNS + " from job where caller = %s", caller.key());
        page.after().ifPresent(cursor -> query.add(" and id < %s", cursor.id(0).orElseThrow()));
        query.add(" order by id desc limit " + page.fetch());
        return transaction.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(row -> Job.of(new Row(row))).toList())
                .map(found -> Page.of(found, page, job -> Cursor.of(job.id())));
    }

    /** The items of a job in their order, those in one state if it is given: the report. */
    @WithSession
    public Uni<Page<JobItem>> items(UUID id, Optional<String> state, Caller caller, PageRequest page) {
        var query = new Sql().add("select position, content, state, detail from job_item where job_id = %s", id);
        state.ifPresent(wanted -> query.add(" and state = %s", wanted));
        page.after().ifPresent(cursor -> query.add(" and position > %s", cursor.number(0).orElseThrow().intValue()));
        query.add(" order by position limit " + page.fetch());
        return job(id, caller).chain(() -> transaction.select(query.text(), query.parameters()))
                .map(rows -> rows.stream().map(Row::new).map(row -> new JobItem((int) row.number(0), row.required(1),
                        row.required(2), row.text(3))).toList())
                .map(found -> Page.of(found, page, item -> Cursor.of(item.position())));
    }

    private Uni<UUID> add(Job.Kind kind, Object params, Caller caller) {
        var id = ids.next();
        return transaction.update(ADD, id, kind.name(), Job.State.COLLECTING.name(), caller.key(),
                written(JobCaller.of(caller)), written(params), clock.instant())
                .chain(() -> plans.forget(id, clock.instant())).replaceWith(id);
    }

    private Uni<Void> items(UUID id, List<String> contents) {
        return transaction.update(ADD_ITEMS, id, contents.toArray(String[]::new)).replaceWithVoid();
    }

    private Uni<Void> go(UUID id, int more) {
        return transaction.update(GO, id, Job.State.RUNNING.name(), more, clock.instant())
                .chain(() -> plans.go(id));
    }

    /** A job of the caller whose items are still being sent; its row is held. */
    Uni<Job> collecting(UUID id, Caller caller) {
        return one(OWN + " for no key update", id, caller).invoke(job -> {
            if (job.state() != Job.State.COLLECTING) {
                throw new JobIsOver(job);
            }
        });
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Records can be written as JSON", failure);
        }
    }
}
