package io.guichet.ticket.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.guichet.reliable.postgres.Backlog;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueCall;
import io.smallrye.mutiny.Uni;

/**
 * Does jobs, some items at a time. Items and their marks are one transaction, so that a crash repeats none; when one of
 * several cannot be done, those of its batch are done one by one, and it alone is marked as failed.
 */
@ApplicationScoped
class JobRunner implements DueCall<Boolean> {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final int BATCH = 20;
    /** Batches of one turn: well within the lease. */
    private static final int TURN = 20;
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final JobBatch batch;
    private final Backlog backlog;
    private final Clock clock;

    JobRunner(JobBatch batch, Backlog backlog, Clock clock) {
        this.batch = batch;
        this.backlog = backlog;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return JobDesk.DUE;
    }

    /** Whether there is more to do. */
    @Override
    public Uni<Boolean> call(Due due) {
        return backlog.busy() ? Uni.createFrom().item(true) : turn(UUID.fromString(due.subject()), TURN);
    }

    private Uni<Boolean> turn(UUID job, int left) {
        return several(job).chain(done -> {
            if (done == 0) {
                return Uni.createFrom().item(false);
            }
            return left == 1 ? Uni.createFrom().item(true) : turn(job, left - 1);
        });
    }

    private Uni<Integer> several(UUID job) {
        return batch.doSome(job, BATCH).onFailure(ItemFailed.class).recoverWithUni(failure -> {
            LOG.debugf("Items of %s one by one: %s", job, failure.getMessage());
            return oneByOne(job, BATCH);
        });
    }

    private Uni<Integer> oneByOne(UUID job, int left) {
        return batch.doSome(job, 1)
                .onFailure(ItemFailed.class).recoverWithUni(failure -> batch.fail(job, (ItemFailed) failure))
                .chain(done -> done == 0 || left == 1
                        ? Uni.createFrom().item(done)
                        : oneByOne(job, left - 1)
                                .map(more -> 1));
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Boolean more) {
        return more
                ? Uni.createFrom().item(Optional.of(backlog.busy() ? clock.instant().plus(WAIT) : clock.instant()))
                : batch.finish(UUID.fromString(due.subject())).replaceWith(Optional.empty());
    }
}
