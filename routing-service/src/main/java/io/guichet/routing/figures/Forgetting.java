package io.guichet.routing.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.routing.queue.Rounds;
import io.smallrye.mutiny.Uni;

/** Forgets what is kept for trials and figures only, once it is old; some of it at a time. */
@Singleton
class Forgetting implements DueHandler {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final String WRITERS = """
            delete from group_writer where (group_key, requester) in (
                select group_key, requester from group_writer where at < $1 limit 2000 for update skip locked)""";
    private static final List<Kept> KEPT = List.of(
            new Kept("delete from opening where ticket_id in (select ticket_id from opening where at < $1 limit 2000)",
                    Duration.ofDays(90)),
            new Kept("delete from rule_failure where id in (select id from rule_failure where at < $1 limit 2000)",
                    Duration.ofDays(30)),
            new Kept(
                    "delete from ticket_past where id in (select id from ticket_past where quiet_until < $1 limit 2000)",
                    Duration.ofDays(1)),
            // Others who write are looked for among those of the last hour or so.
            new Kept(WRITERS, Duration.ofDays(7)),
            new Kept("delete from load_sample where at < $1", Duration.ofDays(400)));

    private final DueWork dueWork;
    private final CurrentTransaction transaction;
    private final Rounds rounds;
    private final Clock clock;

    Forgetting(DueWork dueWork, CurrentTransaction transaction, Rounds rounds, Clock clock) {
        this.dueWork = dueWork;
        this.transaction = transaction;
        this.rounds = rounds;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "forgetting";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var now = clock.instant();
        // What is planned is all that this transaction does, so that nothing can end it.
        return dueWork.schedule(new Due(due.id(), due.kind(), due.subject(), now.plus(EVERY), ""))
                .chain(() -> transaction.afterCommit(() -> rounds.begin(kind(),
                        () -> Uni.createFrom().item(KEPT), kept -> forget(kept, now))));
    }

    private Uni<Void> forget(Kept kept, Instant now) {
        return transaction.update(kept.statement(), now.minus(kept.howLong())).replaceWithVoid();
    }

    private record Kept(String statement, Duration howLong) {}
}
