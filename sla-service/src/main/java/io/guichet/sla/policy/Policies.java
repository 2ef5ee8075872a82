package io.guichet.sla.policy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.StoredJson;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class Policies implements PanacheRepositoryBase<Policy, UUID> {

    private final CurrentTransaction transaction;

    Policies(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** In the order in which they are asked. */
    Uni<List<Policy>> inOrder() {
        return list("order by position, id");
    }

    /** The policy, kept from others; fails with {@link PolicyNotFound}. */
    Uni<Policy> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new PolicyNotFound(id));
    }

    Uni<Void> keep(Policy changed, Instant at) {
        return transaction.update(
                "insert into sla_policy_version (policy_id, version, at, content) values ($1, $2, $3, $4)",
                changed.id(), changed.version(), at, changed.content()).replaceWithVoid();
    }

    /** The newest first; those of a removed policy as well. */
    Uni<List<PolicyVersion>> versions(UUID id) {
        return transaction.select(
                "select version, at, content from sla_policy_version where policy_id = $1 order by version desc", id)
                .map(rows -> rows.stream().map(row -> new PolicyVersion(
                        ((Number) Objects.requireNonNull(row[0])).intValue(),
                        ((OffsetDateTime) Objects.requireNonNull(row[1])).toInstant(),
                        StoredJson.read(String.valueOf(row[2]), PolicyDetails.class))).toList());
    }
}
