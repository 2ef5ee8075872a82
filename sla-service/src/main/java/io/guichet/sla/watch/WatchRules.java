package io.guichet.sla.watch;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class WatchRules implements PanacheRepositoryBase<WatchRule, UUID> {

    Uni<List<WatchRule>> inOrder() {
        return list("order by name, id");
    }

    /** Those after a name, and after an id among those of that name. */
    Uni<List<WatchRule>> inOrder(String name, UUID id, int limit) {
        return find("name > ?1 or name = ?1 and id > ?2 order by name, id", name, id).page(0, limit).list();
    }

    /** The rule, kept from others; fails with {@link WatchRuleNotFound}. */
    Uni<WatchRule> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new WatchRuleNotFound(id));
    }
}
