package io.guichet.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.TicketScope;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.sla.Recomputation.Change;
import io.guichet.sla.Recomputation.Progress;
import io.guichet.sla.Recomputation.Selection;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Recomputations: asked for, gone on with some tickets at a time by whatever replica is free, and looked at. */
@ApplicationScoped
public class RecomputationDesk implements DueHandler {

    private static final String KIND = "sla-recompute";
    /** Few enough to hold their rows only for a moment. */
    private static final int AT_ONCE = 20;
    private static final UUID BEGINNING = new UUID(0, 0);

    private final Recomputations jobs;
    private final Recomputing recomputing;
    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    RecomputationDesk(Recomputations jobs, Recomputing recomputing, DueWork dueWork, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.recomputing = recomputing;
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** A wish. */
    public record Wish(Selection selection, boolean dryRun, String reason) {}

    /** Chooses the tickets now, of those in the scope; they are computed one after the other from now on. */
    @WithTransaction
    public Uni<Recomputation> begin(Wish wish, String askedBy, TicketScope scope) {
        var id = ids.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jobs.choose(id, wish.selection(), scope)
                .map(total -> begun(id, wish, askedBy, total, now))
                .call(jobs::save)
                .call(() -> goOn(id.toString(), BEGINNING));
    }

    private static Recomputation begun(UUID id, Wish wish, String askedBy, int total, Instant now) {
        var end = total == 0 ? now : null;
        return new Recomputation(id, Progress.of(end, null), wish.dryRun(), wish.reason(), askedBy, wish.selection(),
                total, 0, 0, 0, now, end, null);
    }

    /** Fails with {@link RecomputationNotFound}. */
    @WithSession
    public Uni<Recomputation> find(UUID id) {
        return jobs.find(id).map(found -> found.orElseThrow(() -> new RecomputationNotFound(id)));
    }

    /** What changed, or would change; the tickets' ids come after the given one. */
    @WithSession
    public Uni<List<Change>> changes(UUID id, UUID after, int limit, TicketScope scope) {
        return jobs.changes(id, after, limit, scope);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var id = UUID.fromString(due.subject());
        return jobs.find(id).chain(found -> found.isEmpty()
                ? Uni.createFrom().voidItem()
                : jobs.next(id, UUID.fromString(due.payload()), AT_ONCE).chain(page -> compute(found.get(), page)));
    }

    /** A minute is enough for what passes; people wait for an answer. */
    @Override
    public int tries() {
        return 6;
    }

    /** What was done stays done, and nothing more is. */
    @Override
    public Uni<Void> gaveUp(Due due, Throwable failure) {
        return jobs.fail(UUID.fromString(due.subject()), String.valueOf(failure.getMessage()), clock.instant());
    }

    private Uni<Void> compute(Recomputation job, List<UUID> page) {
        var outcomes = new ArrayList<Recomputing.Outcome>();
        return Sequence.each(page, ticket -> recomputing.of(ticket, job)
                .invoke(outcomes::add)
                .chain(outcome -> outcome.change().map(change -> jobs.note(job.id(), change))
                        .orElseGet(() -> Uni.createFrom().voidItem())))
                .chain(() -> advance(job, outcomes))
                .chain(() -> page.size() < AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : goOn(job.id().toString(), page.getLast()));
    }

    private Uni<Void> advance(Recomputation job, List<Recomputing.Outcome> outcomes) {
        var changed = (int) outcomes.stream().filter(Recomputing.Outcome::changed).count();
        var failed = (int) outcomes.stream().filter(Recomputing.Outcome::failed).count();
        return jobs.advance(job.id(), outcomes.size(), changed, failed, clock.instant());
    }

    private Uni<Void> goOn(String job, UUID after) {
        return dueWork.schedule(new Due(ids.next(), KIND, job, clock.instant(), after.toString()));
    }
}
