package io.guichet.sla.watch;

import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.sla.calendar.CalendarUses;
import io.guichet.sla.policy.Conditions;
import io.guichet.sla.policy.UnknownCalendar;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with rules; each verb is one transaction. */
@ApplicationScoped
public class WatchDesk {

    private final WatchRules rules;
    private final WatchRows rows;
    private final WatchPlanning planning;
    private final Conditions conditions;
    private final CalendarUses calendars;

    WatchDesk(WatchRules rules, WatchRows rows, WatchPlanning planning, Conditions conditions,
            CalendarUses calendars) {
        this.rules = rules;
        this.rows = rows;
        this.planning = planning;
        this.conditions = conditions;
        this.calendars = calendars;
    }

    /** Some of them, by name, those after a name and an id. */
    @WithSession
    public Uni<List<WatchRule>> list(String name, UUID id, int limit) {
        return rules.inOrder(name, id, limit);
    }

    /** Fails with {@link WatchRuleNotFound} when there is none. */
    @WithSession
    public Uni<WatchRule> find(UUID id) {
        return rules.findById(id).onItem().ifNull().failWith(() -> new WatchRuleNotFound(id));
    }

    /**
     * A new rule, which then looks at all open tickets. Fails with {@link io.guichet.conditions.InvalidCondition} for
     * a condition that cannot be compiled, and with {@link UnknownCalendar}.
     */
    @WithTransaction
    public Uni<WatchRule> create(UUID id, WatchDetails details) {
        return check(details)
                .chain(() -> rules.persist(new WatchRule(id, details)))
                .call(() -> planning.begin(id));
    }

    /**
     * Another description; steps that were told for a state are not told again. Fails with {@link WatchRuleNotFound},
     * and as {@link #create}.
     *
     * @param verify is given the version that is about to be changed; what it throws ends it
     */
    @WithTransaction
    public Uni<WatchRule> change(UUID id, WatchDetails details, LongConsumer verify) {
        return rules.lock(id)
                .invoke(known -> verify.accept(known.version()))
                .call(() -> check(details))
                .call(known -> known.become(details) ? planning.begin(id) : Uni.createFrom().voidItem());
    }

    /** Nobody watches by it any more. Fails with {@link WatchRuleNotFound}. */
    @WithTransaction
    public Uni<Void> remove(UUID id, LongConsumer verify) {
        return rules.lock(id)
                .invoke(known -> verify.accept(known.version()))
                .call(() -> rows.dropAll(id))
                .chain(rules::delete);
    }

    private Uni<Void> check(WatchDetails details) {
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
