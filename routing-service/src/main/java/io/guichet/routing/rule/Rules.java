package io.guichet.routing.rule;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.rule.RuleDesk.Place;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class Rules implements PanacheRepositoryBase<RoutingRule, UUID> {

    /** The rule, kept from others; null if there is none. */
    Uni<RoutingRule> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that are asked after the given place, in their order. */
    Uni<List<RoutingRule>> after(@Nullable Place place, int limit) {
        return (place == null
                ? find("order by position, id")
                : find("where position > ?1 or position = ?1 and id > ?2 order by position, id", place.position(),
                        place.id()))
                .range(0, limit - 1).list();
    }

    /** In the order in which they are asked. */
    Uni<List<RoutingRule>> enabled() {
        return list("where enabled order by position, id");
    }
}
