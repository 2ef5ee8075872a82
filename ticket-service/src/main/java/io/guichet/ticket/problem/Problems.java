package io.guichet.ticket.problem;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.Caller;
import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.Patch;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketFinder;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.job.BulkAction;
import io.guichet.ticket.job.Job;
import io.guichet.ticket.job.JobDesk;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Known problems. Tickets that are about one attach to it; its end answers and resolves those that were reviewed. */
@ApplicationScoped
public class Problems {

    private static final String COLUMNS = """
            select p.id, p.title, p.department, p.notice, p.created_at, p.ended_at, p.job_id,
            p.changed_at, p.changed_by, (select count(*) from\s""";
    private static final String ATTACHED = "problem_ticket a join " + Sql.ticketsOn("a.ticket_id");
    private static final String ADD = """
            insert into problem (id, title, department, notice, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6)""";
    private static final String ATTACH = """
            insert into problem_ticket (problem_id, ticket_id, attached_at) values ($1, $2, $3) on conflict do nothing""";
    private static final String DETACH = "delete from problem_ticket where problem_id = $1 and ticket_id = $2";
    private static final String OF = " where ($1::boolean or p.department = any($2::text[]))";
    private static final String LOCK = """
            select p.title, p.ended_at, exists (select from job j where j.id = p.job_id and j.state = 'RUNNING')
            from problem p""" + OF + " and p.id = $3 for update of p";
    private static final String END = """
            update problem set ended_at = coalesce(ended_at, $2), job_id = $3 where id = $1""";
    private static final String CHANGE = """
            update problem set title = coalesce($2, title), notice = case when $3::boolean then $4 else notice end,
            changed_at = $5, changed_by = $6 where id = $1
            and (title is distinct from coalesce($2, title) or $3::boolean and notice is distinct from $4)""";

    private final CurrentTransaction transaction;
    private final TicketVerbs verbs;
    private final TicketFinder finder;
    private final JobDesk jobs;
    private final Ids ids;

    Problems(CurrentTransaction transaction, TicketVerbs verbs, TicketFinder finder, JobDesk jobs, Ids ids) {
        this.transaction = transaction;
        this.verbs = verbs;
        this.finder = finder;
        this.jobs = jobs;
        this.ids = ids;
    }

    /** A problem to be made known. */
    public record NewProblem(String title, String department, @Nullable String notice) {}

    /** The departments whose problems somebody knows: those that they work in, or every one. */
    public record Departments(boolean all, Set<String> keys) {

        public static Departments of(Caller caller) {
            return switch (caller) {
                case Caller.Machine _ -> new Departments(true, Set.of());
                case Caller.Person person -> new Departments(person.reach() == Reach.ALL, person.departments());
                case Caller.Customer _ -> new Departments(false, Set.of());
            };
        }

        public boolean has(String department) {
            return all || keys.contains(department);
        }

        private String[] array() {
            return keys.toArray(String[]::new);
        }
    }

    /** Those of the reader's departments, those that last first, then the newest. */
    @WithSession
    public Uni<Page<KnownProblem>> all(Caller caller, PageRequest page) {
        var query = known(caller);
        page.after().ifPresent(cursor -> query.add(" and (p.ended_at is null, p.id) < (%s::boolean, %s::uuid)",
                cursor.text(0).map(Boolean::valueOf).orElse(false), cursor.id(1).orElseThrow()));
        query.add(" order by (p.ended_at is null) desc, p.id desc limit " + page.fetch());
        return transaction.select(query.text(), query.parameters())
                .map(rows -> Page.of(rows.stream().map(row -> KnownProblem.of(new Row(row))).toList(), page,
                        problem -> Cursor.of(problem.endedAt() == null, problem.id())));
    }

    private static Sql known(Caller caller) {
        var of = Departments.of(caller);
        return new Sql().add(COLUMNS + ATTACHED + " where a.problem_id = p.id and ").visible(TicketScope.of(caller))
                .add(") from problem p where (%s::boolean or p.department = any(%s::text[]))", of.all(), of.array());
    }

    /** One of them; that of another department answers as if there were none. */
    @WithSession
    public Uni<KnownProblem> problem(UUID id, Caller caller) {
        var query = known(caller).add(" and p.id = %s", id);
        return transaction.select(query.text(), query.parameters()).map(rows -> rows.stream()
                .map(row -> KnownProblem.of(new Row(row))).findFirst().orElseThrow(() -> new ProblemNotFound(id)));
    }

    /** Makes one known. */
    @WithTransaction
    public Uni<KnownProblem> add(NewProblem made, Caller caller, Act act) {
        var id = ids.next();
        return transaction.update(ADD, id, made.title(), made.department(), made.notice(), act.by().name(),
                act.at()).chain(() -> problem(id, caller));
    }

    /** What it is called, or what customers are told meanwhile, is said better. */
    @WithTransaction
    public Uni<KnownProblem> change(UUID id, Patch title, Patch notice, Caller caller, Act act) {
        return problem(id, caller)
                .chain(() -> transaction.update(CHANGE, id, title.value(), notice.given(), notice.value(), act.at(),
                        act.by().name()))
                .chain(() -> problem(id, caller));
    }

    /** A ticket is about it. */
    @WithTransaction
    public Uni<Void> attach(UUID id, TicketRef ref, Caller caller, Act act) {
        return held(id, Departments.of(caller)).invoke(held -> held.requireLasting(id))
                .chain(held -> verbs.take(ref, Access.within(TicketScope.of(caller)))
                        .chain(ticket -> transaction.update(ATTACH, id, ticket.id(), act.at())
                                .chain(added -> noted(added, "ProblemAttached", ticket, about(id, held.title()),
                                        act))));
    }

    /** A ticket is not about it after all. */
    @WithTransaction
    public Uni<Void> detach(UUID id, TicketRef ref, Caller caller, Act act) {
        return held(id, Departments.of(caller))
                .chain(held -> verbs.take(ref, Access.within(TicketScope.of(caller)))
                        .chain(ticket -> transaction.update(DETACH, id, ticket.id())
                                .chain(gone -> noted(gone, "ProblemDetached", ticket, about(id, held.title()), act))));
    }

    private Uni<Void> noted(int changed, String kind, Ticket ticket, Map<String, Object> detail, Act act) {
        return changed == 0
                ? Uni.createFrom().voidItem()
                : verbs.keep(Change.noted(ticket, kind, detail, act)).replaceWithVoid();
    }

    private static Map<String, Object> about(UUID id, String title) {
        return Map.of("problem", id.toString(), "title", title);
    }

    /** The tickets that its end would answer, as far as the reader sees them: to be reviewed. */
    @WithSession
    public Uni<Page<Ticket>> tickets(UUID id, Caller caller, PageRequest page) {
        var query = open(id, caller);
        page.after().ifPresent(cursor -> query.add(" and t.id > %s", cursor.id(0).orElseThrow()));
        query.add(" order by t.id limit " + page.fetch());
        return problem(id, caller).chain(() -> ids(query)).chain(finder::inOrder)
                .map(found -> Page.of(found, page, ticket -> Cursor.of(ticket.id())));
    }

    private static Sql open(UUID id, Caller caller) {
        return new Sql().add("select t.id from " + ATTACHED + " where a.problem_id = %s and not is_over(t.status) and ",
                id).visible(TicketScope.of(caller));
    }

    private Uni<List<UUID>> ids(Sql query) {
        return transaction.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(row -> new Row(row).id(0)).toList());
    }

    /**
     * It is over: those of the reviewed tickets that are still attached and open are answered and resolved, by a job; and
     * again, once that job is over, for those that it could not answer or that nobody had reviewed.
     */
    @WithTransaction
    public Uni<Job> end(UUID id, String answer, List<UUID> reviewed, Caller caller, Instant at) {
        var action = BulkAction.resolving(answer);
        return held(id, Departments.of(caller)).invoke(held -> held.requireSettled(id))
                .chain(() -> ids(open(id, caller).add(
                        " and t.id = any(%s::uuid[])", (Object) reviewed.toArray(UUID[]::new))))
                .map(open -> chosen(reviewed, Set.copyOf(open)))
                .chain(chosen -> jobs.bulk(action, chosen, caller))
                .call(job -> transaction.update(END, id, at, job.id()));
    }

    private static List<String> chosen(List<UUID> reviewed, Set<UUID> open) {
        return reviewed.stream().distinct().filter(open::contains).map(UUID::toString).toList();
    }

    /** One whose row is locked. */
    private record Held(String title, boolean over, boolean answering) {

        /** Nothing is about a problem that is over. */
        private void requireLasting(UUID id) {
            if (over) {
                throw new ProblemHasEnded(id);
            }
        }

        /** Nobody is answered by two jobs. */
        private void requireSettled(UUID id) {
            if (answering) {
                throw new ProblemHasEnded(id);
            }
        }
    }

    private Uni<Held> held(UUID id, Departments of) {
        return transaction.select(LOCK, of.all(), of.array(), id).map(rows -> rows.stream().map(Row::new).findFirst()
                .map(row -> new Held(row.required(0), row.instantOrNull(1) != null, row.flag(2)))
                .orElseThrow(() -> new ProblemNotFound(id)));
    }
}
