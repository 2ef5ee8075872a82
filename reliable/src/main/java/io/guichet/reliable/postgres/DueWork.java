package io.guichet.reliable.postgres;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Things to be done at an instant, kept in the transaction of the act that asks for them. */
@Singleton
public class DueWork {

    private static final String INSERT = """
            insert into due_work (id, kind, subject, due_at, run_at, payload) values ($1, $2, $3, $4, $4, $5)
            on conflict (id) do nothing""";

    // What is being done at this moment is not waited for: it holds its row, and soon wants what the caller holds.
    private static final String CANCEL = """
            delete from due_work where id in (
                select id from due_work where subject = $1 and kind = $2 for update skip locked)""";
    private static final String INSERT_ALL = """
            insert into due_work (id, kind, subject, due_at, run_at, payload)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $4::timestamptz[], $5::text[])
            on conflict (id) do nothing""";
    private static final String CANCEL_ALL = """
            delete from due_work where id in (
                select id from due_work where subject = $1 and kind = any($2) for update skip locked)""";
    // Of what is leased the instant of the next run has not passed either: the caller knows which of them wait.
    private static final String HASTEN = """
            update due_work set run_at = $2 where id in (
                select id from due_work where id = any($1) and run_at > $2 for update skip locked)""";
    private static final String PLANNED = "select 1 from due_work where subject = $1 and kind = $2 limit 1";

    private final CurrentTransaction transaction;
    private final DueRunner runner;
    private final DueRows rows;
    private final Clock clock;

    DueWork(CurrentTransaction transaction, DueRunner runner, DueRows rows, Clock clock) {
        this.clock = clock;
        this.transaction = transaction;
        this.runner = runner;
        this.rows = rows;
    }

    /**
     * What is due before an instant for the subject and is not done, the earliest first: another replica may be doing it
     * at this moment, and wait for what the caller holds. Whoever wants to keep the order does it for the other one, who
     * then finds that it means nothing any more.
     */
    public Uni<List<Due>> earlier(List<String> kinds, String subject, Instant before) {
        return rows.earlier(kinds, subject, before);
    }

    /** Has it done at its instant, at once if that has passed. An id that is known already changes nothing. */
    public Uni<Void> schedule(Due due) {
        return transaction
                .updateOwn(INSERT, due.id(), due.kind(), due.subject(), due.dueAt(), due.payload())
                .chain(() -> transaction.afterCommit(() -> runner.expect(due.dueAt())));
    }

    /**
     * Forgets what is due of the kind for the subject; the number of items. What is being done at this moment is not
     * forgotten: whoever does it locks what it concerns, and finds that it means nothing any more.
     */
    public Uni<Integer> cancel(String kind, String subject) {
        return transaction.updateOwn(CANCEL, subject, kind);
    }

    /**
     * Has what waits for its next try done now, once the transaction has been committed. The caller knows that nobody is
     * at it: what is under way would begin a second time.
     */
    public Uni<Void> hasten(List<UUID> waiting) {
        var now = clock.instant();
        return waiting.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.updateOwn(HASTEN, waiting.toArray(UUID[]::new), now)
                        .chain(() -> transaction.afterCommit(() -> runner.expect(now)));
    }

    /** Forgets one item; whoever is doing it at this moment finds that it means nothing any more. */
    public Uni<Void> withdraw(UUID id) {
        return rows.remove(id);
    }

    /** As {@link #cancel} of each of the kinds and {@link #schedule} of all that is given, in two statements at most. */
    public Uni<Void> replace(List<String> kinds, String subject, List<Due> dues) {
        var cancelled = transaction.updateOwn(CANCEL_ALL, subject, kinds.toArray(String[]::new));
        return dues.isEmpty() ? cancelled.replaceWithVoid() : cancelled.chain(() -> scheduleAll(dues));
    }

    private Uni<Void> scheduleAll(List<Due> dues) {
        var first = dues.stream().map(Due::dueAt).min(Instant::compareTo).orElseThrow();
        return transaction.updateOwn(INSERT_ALL, dues.stream().map(Due::id).toArray(UUID[]::new),
                dues.stream().map(Due::kind).toArray(String[]::new),
                dues.stream().map(Due::subject).toArray(String[]::new),
                dues.stream().map(due -> due.dueAt().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
                dues.stream().map(Due::payload).toArray(String[]::new))
                .chain(() -> transaction.afterCommit(() -> runner.expect(first)));
    }

    /** Whether something is due of the kind for the subject, beside what is being done at this moment. */
    public Uni<Boolean> isPlanned(String kind, String subject) {
        return transaction.selectOwn(PLANNED, subject, kind).map(rows -> !rows.isEmpty());
    }

    /** As {@link #schedule}, instead of whatever is due of the same kind for the same subject. */
    public Uni<Void> reschedule(Due due) {
        return cancel(due.kind(), due.subject()).chain(() -> schedule(due));
    }
}
