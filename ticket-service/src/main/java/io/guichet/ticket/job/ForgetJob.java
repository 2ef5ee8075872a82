package io.guichet.ticket.job;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.ticket.Row;
import io.smallrye.mutiny.Uni;

/** Forgets a job with its lines some time after its end, a few thousand lines at a time. */
@Singleton
class ForgetJob implements DueHandler {

    static final String KIND = "forget-job";

    private static final int ITEMS = 5_000;
    private static final String HEARD = "select coalesce(finished_at, updated_at) from job where id = $1 for update";
    private static final String SOME = """
            delete from job_item where job_id = $1 and position in (
                select position from job_item where job_id = $1 order by position limit $2)""";

    private final CurrentTransaction transaction;
    private final JobPlans plans;

    ForgetJob(CurrentTransaction transaction, JobPlans plans) {
        this.transaction = transaction;
        this.plans = plans;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var job = UUID.fromString(due.subject());
        return transaction.select(HEARD, job).chain(rows -> {
            if (rows.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            var heard = new Row(rows.getFirst()).instant(0);
            return plans.isForgettable(heard) ? forget(job) : plans.forget(job, heard);
        });
    }

    private Uni<Void> forget(UUID job) {
        return transaction.update(SOME, job, ITEMS).chain(gone -> gone == ITEMS
                ? plans.forgetMore(job)
                : transaction.update("delete from job where id = $1", job).replaceWithVoid());
    }
}
