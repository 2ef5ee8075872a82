package io.guichet.sla.policy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
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

    /** Before the database began there is nothing to know but what its policies said first. */
    private static final String THEN = """
            select v.policy_id, v.version, v.content from sla_policy_version v cross join sla_origin o
            where case when o.since <= $1 then v.at <= $1 and (v.until is null or v.until > $1)
                else v.version = 1 and exists (select 1 from sla_policy p where p.id = v.policy_id) end""";
    private static final String END = """
            update sla_policy_version set until = $2 where policy_id = $1 and until is null""";

    private final CurrentTransaction transaction;

    Policies(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** In the order in which they are asked. */
    Uni<List<Policy>> inOrder() {
        return list("order by position, id");
    }

    /** Those after a place in that order. */
    Uni<List<Policy>> inOrder(PolicyDesk.Place after, int limit) {
        return find("position > ?1 or position = ?1 and id > ?2 order by position, id", (int) after.position(),
                after.id()).page(0, limit).list();
    }

    /** The policy, kept from others; fails with {@link PolicyNotFound}. */
    Uni<Policy> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new PolicyNotFound(id));
    }

    /** Those that were valid at an instant, in the order in which they were asked. */
    Uni<List<ValidPolicy>> at(Instant then) {
        return transaction.select(THEN, then).map(rows -> rows.stream()
                .map(row -> new ValidPolicy((UUID) Objects.requireNonNull(row[0]),
                        ((Number) Objects.requireNonNull(row[1])).intValue(),
                        StoredJson.read(String.valueOf(row[2]), PolicyDetails.class)))
                .sorted(Comparator.comparingInt((ValidPolicy policy) -> policy.details().position())
                        .thenComparing(policy -> policy.id().toString()))
                .toList());
    }

    /** The version counts from now on, instead of the one before. */
    Uni<Void> keep(Policy changed, Instant at) {
        return end(changed.id(), at).chain(() -> transaction.update(
                "insert into sla_policy_version (policy_id, version, at, content) values ($1, $2, $3, $4)",
                changed.id(), changed.version(), at, changed.content())).replaceWithVoid();
    }

    /** No version counts any more. */
    Uni<Void> end(UUID id, Instant at) {
        return transaction.update(END, id, at).replaceWithVoid();
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
