package io.guichet.reliable.postgres;

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
    private static final String PLANNED = "select 1 from due_work where subject = $1 and kind = $2 limit 1";

    private final CurrentTransaction transaction;
    private final DueRunner runner;

    DueWork(CurrentTransaction transaction, DueRunner runner) {
        this.transaction = transaction;
        this.runner = runner;
    }

    /** Has it done at its instant, at once if that has passed. An id that is known already changes nothing. */
    public Uni<Void> schedule(Due due) {
        return transaction
                .update(INSERT, due.id(), due.kind(), due.subject(), due.dueAt(), due.payload())
                .chain(() -> transaction.afterCommit(() -> runner.expect(due.dueAt())));
    }

    /**
     * Forgets what is due of the kind for the subject; the number of items. What is being done at this moment is not
     * forgotten: whoever does it locks what it concerns, and finds that it means nothing any more.
     */
    public Uni<Integer> cancel(String kind, String subject) {
        return transaction.update(CANCEL, subject, kind);
    }

    /** Whether something is due of the kind for the subject, beside what is being done at this moment. */
    public Uni<Boolean> isPlanned(String kind, String subject) {
        return transaction.select(PLANNED, subject, kind).map(rows -> !rows.isEmpty());
    }

    /** As {@link #schedule}, instead of whatever is due of the same kind for the same subject. */
    public Uni<Void> reschedule(Due due) {
        return cancel(due.kind(), due.subject()).chain(() -> schedule(due));
    }
}
