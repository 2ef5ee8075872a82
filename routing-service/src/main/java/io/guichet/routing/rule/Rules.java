package io.guichet.routing.rule;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class Rules implements PanacheRepositoryBase<RoutingRule, UUID> {

    /** The rule, kept from others; null if there is none. */
    Uni<RoutingRule> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In the order in which they are asked. */
    Uni<List<RoutingRule>> enabled() {
        return list("where enabled order by position, id");
    }
}
