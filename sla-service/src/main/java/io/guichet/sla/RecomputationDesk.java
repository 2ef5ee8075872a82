package io.guichet.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Caller;
import io.guichet.http.TicketScope;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
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

    /** Few enough to hold their rows only for a moment. */
    private static final int AT_ONCE = 20;
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final Place NEWEST = new Place(Instant.parse("9999-12-30T00:00:00Z"), new UUID(-1, -1));

    private final Recomputations jobs;
    private final Recomputing recomputing;
    private final RecomputationPlans plans;
    private final Ids ids;
    private final Clock clock;

    RecomputationDesk(Recomputations jobs, Recomputing recomputing, RecomputationPlans plans, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.recomputing = recomputing;
        this.plans = plans;
        this.ids = ids;
        this.clock = clock;
    }

    /** A wish. */
    public record Wish(Selection selection, boolean dryRun, String reason) {}

    /** Where a job stands in the list, which is ordered by when they were asked for. */
    public record Place(Instant createdAt, UUID id) {}

    /** Chooses the tickets now, of those that the caller sees; they are computed one after the other from now on. */
    @WithTransaction
    public Uni<Recomputation> begin(Wish wish, Caller caller) {
        var id = ids.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jobs.choose(id, wish.selection(), TicketScope.of(caller))
                .map(total -> begun(id, wish, caller.name(), total, now))
                .call(begun -> jobs.save(begun, caller.key()))
                .call(() -> plans.goOn(id, BEGINNING));
    }

    /**
     * The jobs that the caller asked for, the newest first; all of them for who sees all tickets, since each job chose
     * only tickets that whoever asked for it saw.
     *
     * @param after where the page before ended
     */
    @WithSession
    public Uni<List<Recomputation>> list(Caller caller, Optional<Place> after, int limit) {
        return jobs.list(asker(caller), after.orElse(NEWEST), limit);
    }

    /** Whose jobs alone the caller finds. */
    private static Optional<String> asker(Caller caller) {
        return TicketScope.of(caller).marks().isEmpty() ? Optional.empty() : Optional.of(caller.key());
    }

    private static Recomputation begun(UUID id, Wish wish, String askedBy, int total, Instant now) {
        var end = total == 0 ? now : null;
        return new Recomputation(id, Progress.of(end, null), wish.dryRun(), wish.reason(), askedBy, wish.selection(),
                total, 0, 0, 0, now, end, null);
    }

    /** One that the caller finds in the list; fails with {@link RecomputationNotFound}. */
    @WithSession
    public Uni<Recomputation> find(UUID id, Caller caller) {
        return listed(id, caller);
    }

    /** What changed, or would change; the tickets' ids come after the given one. Fails as {@link #find}. */
    @WithSession
    public Uni<List<Change>> changes(UUID id, UUID after, int limit, Caller caller) {
        return listed(id, caller).chain(() -> jobs.changes(id, after, limit, TicketScope.of(caller)));
    }

    private Uni<Recomputation> listed(UUID id, Caller caller) {
        return jobs.find(id, asker(caller)).map(found -> found.orElseThrow(() -> new RecomputationNotFound(id)));
    }

    @Override
    public String kind() {
        return RecomputationPlans.NEXT_TICKETS;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var id = UUID.fromString(due.subject());
        return jobs.find(id, Optional.empty()).chain(found -> found.isEmpty()
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
        var job = UUID.fromString(due.subject());
        return jobs.fail(job, String.valueOf(failure.getMessage()), clock.instant())
                .chain(() -> plans.removeLater(job));
    }

    private Uni<Void> compute(Recomputation job, List<UUID> page) {
        var outcomes = new ArrayList<Recomputing.Outcome>();
        return Sequence.each(page, ticket -> recomputing.of(ticket, job)
                .invoke(outcomes::add)
                .chain(outcome -> outcome.change().map(change -> jobs.note(job.id(), change))
                        .orElseGet(() -> Uni.createFrom().voidItem())))
                .chain(() -> advance(job, outcomes))
                .chain(() -> page.size() < AT_ONCE
                        ? plans.removeLater(job.id())
                        : plans.goOn(job.id(), page.getLast()));
    }

    private Uni<Void> advance(Recomputation job, List<Recomputing.Outcome> outcomes) {
        var changed = (int) outcomes.stream().filter(Recomputing.Outcome::changed).count();
        var failed = (int) outcomes.stream().filter(Recomputing.Outcome::failed).count();
        return jobs.advance(job.id(), outcomes.size(), changed, failed, clock.instant());
    }
}
