package io.guichet.sla.policy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.sla.calendar.CalendarUses;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with policies; each verb is one transaction. No promise already made is changed by them. */
@ApplicationScoped
public class PolicyDesk {

    private static final Place BEGINNING = new Place(-1, new UUID(0, 0));

    private final Policies policies;
    private final Conditions conditions;
    private final CalendarUses calendars;
    private final Clock clock;

    PolicyDesk(Policies policies, Conditions conditions, CalendarUses calendars, Clock clock) {
        this.policies = policies;
        this.conditions = conditions;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Where a policy stands in the order in which they are asked. */
    public record Place(long position, UUID id) {}

    /** Some of them, in the order in which they are asked, those after a place. */
    @WithSession
    public Uni<List<Policy>> list(Optional<Place> after, int limit) {
        return policies.inOrder(after.orElse(BEGINNING), limit);
    }

    /** Fails with {@link PolicyNotFound} when there is none. */
    @WithSession
    public Uni<Policy> find(UUID id) {
        return policies.findById(id).onItem().ifNull().failWith(() -> new PolicyNotFound(id));
    }

    /** Every version that there has been, the newest first, also of a policy that was removed. */
    @WithSession
    public Uni<List<PolicyVersion>> versions(UUID id) {
        return policies.versions(id).invoke(versions -> {
            if (versions.isEmpty()) {
                throw new PolicyNotFound(id);
            }
        });
    }

    /**
     * A new policy. Fails with {@link io.guichet.conditions.InvalidCondition} for a condition that cannot be compiled,
     * and with {@link UnknownCalendar}.
     */
    @WithTransaction
    public Uni<Policy> create(UUID id, PolicyDetails details) {
        return check(details)
                .chain(() -> policies.persist(new Policy(id, details)))
                .call(begun -> policies.keep(begun, clock.instant()));
    }

    /**
     * A new version, unless it says the same. Fails with {@link PolicyNotFound}, and as {@link #create}.
     *
     * @param verify is given the version that is about to be changed; what it throws ends it
     */
    @WithTransaction
    public Uni<Policy> change(UUID id, PolicyDetails details, LongConsumer verify) {
        return policies.lock(id)
                .invoke(known -> verify.accept(known.version()))
                .call(() -> check(details))
                .call(known -> known.become(details)
                        ? policies.keep(known, clock.instant())
                        : Uni.createFrom().voidItem());
    }

    /** Nobody is promised anything by it any more; promises made stay. Fails with {@link PolicyNotFound}. */
    @WithTransaction
    public Uni<Void> remove(UUID id, LongConsumer verify) {
        return policies.lock(id)
                .invoke(known -> verify.accept(known.version()))
                .call(() -> policies.end(id, clock.instant()))
                .chain(policies::delete);
    }

    /** Fails as {@link #create} would; nothing is saved. */
    @WithTransaction
    public Uni<Void> verify(PolicyDetails details) {
        return check(details);
    }

    private Uni<Void> check(PolicyDetails details) {
        var calendar = details.calendar();
        var compiled = conditions.check(details.condition());
        return calendar == null
                ? compiled
                : compiled.chain(() -> calendars.holds(calendar)).invoke(holds -> {
                    if (!holds) {
                        throw new UnknownCalendar(calendar);
                    }
                }).replaceWithVoid();
    }
}
