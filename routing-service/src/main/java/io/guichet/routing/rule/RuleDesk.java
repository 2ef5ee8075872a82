package io.guichet.routing.rule;

import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.conditions.Condition;
import io.guichet.routing.directory.References;
import io.guichet.routing.directory.Saved;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with routing rules; each verb is one transaction. */
@ApplicationScoped
public class RuleDesk {

    private final Rules rules;
    private final References references;

    RuleDesk(Rules rules, References references) {
        this.rules = rules;
        this.references = references;
    }

    /** All rules, in the order in which they are asked. */
    @WithSession
    public Uni<List<RoutingRule>> list() {
        return rules.list("order by position, id");
    }

    /** Fails with {@link RuleNotFound} when there is none. */
    @WithSession
    public Uni<RoutingRule> find(UUID id) {
        return rules.findById(id).onItem().ifNull().failWith(() -> new RuleNotFound(id));
    }

    /**
     * Makes the rule as described, whether it existed or not. Fails with
     * {@link io.guichet.conditions.InvalidCondition} for a condition that cannot be compiled, and with
     * {@link io.guichet.routing.directory.UnknownReference} for a group or department that does not exist.
     *
     * @param verify is given the version that is about to be changed, 0 when there is none; what it throws ends it
     */
    @WithTransaction
    public Uni<Saved<RoutingRule>> save(UUID id, RoutingRule.Details details, LongConsumer verify) {
        var ignored = Condition.compile(details.condition());
        return references.require("agent_group", "/group", List.of(details.group()))
                .chain(() -> details.department() == null
                        ? Uni.createFrom().voidItem()
                        : references.require("department", "/department", List.of(details.department())))
                .chain(() -> rules.lock(id))
                .invoke(known -> verify.accept(known == null ? 0 : known.version()))
                .chain(known -> known == null ? begin(id, details) : change(known, details));
    }

    /** Fails with {@link RuleNotFound} when there is none, and as {@link #save} by what {@code verify} throws. */
    @WithTransaction
    public Uni<Void> remove(UUID id, LongConsumer verify) {
        return rules.lock(id)
                .onItem().ifNull().failWith(() -> new RuleNotFound(id))
                .invoke(known -> verify.accept(known.version()))
                .chain(rules::delete);
    }

    private Uni<Saved<RoutingRule>> begin(UUID id, RoutingRule.Details details) {
        return rules.persist(new RoutingRule(id, details)).map(begun -> new Saved<>(begun, true));
    }

    private static Uni<Saved<RoutingRule>> change(RoutingRule known, RoutingRule.Details details) {
        known.describe(details);
        return Uni.createFrom().item(new Saved<>(known, false));
    }
}
