package io.guichet.routing.rule;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.conditions.Condition;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.directory.References;
import io.guichet.routing.directory.Saved;
import io.guichet.routing.history.Edit;
import io.guichet.routing.history.History;
import io.guichet.routing.history.Version;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with routing rules; each verb is one transaction. */
@ApplicationScoped
public class RuleDesk {

    private static final String FAILURES = """
            select distinct on (rule) rule, count(*) over (partition by rule), at, reason, ticket_id
            from rule_failure where at > now() - interval '30 days' order by rule, at desc""";

    private final Rules rules;
    private final References references;
    private final History history;
    private final CurrentTransaction transaction;
    private final RuleChanges changes;

    RuleDesk(Rules rules, References references, History history, CurrentTransaction transaction,
            RuleChanges changes) {
        this.rules = rules;
        this.references = references;
        this.history = history;
        this.transaction = transaction;
        this.changes = changes;
    }

    /** Where a rule stands in the order in which they are asked. */
    public record Place(int position, UUID id) {}

    /** The rules that are asked after the given one, in the order in which they are asked. */
    @WithSession
    public Uni<List<RoutingRule>> list(@Nullable Place after, int limit) {
        return rules.after(after, limit);
    }

    /** How often each rule could not be decided in the last 30 days; those that always could are left out. */
    @WithSession
    public Uni<Map<UUID, Failures>> failures() {
        return transaction.select(FAILURES).map(rows -> rows.stream().collect(
                Collectors.toMap(row -> (UUID) Objects.requireNonNull(row[0]), RuleDesk::failures)));
    }

    /** Fails with {@link RuleNotFound} when there is none. */
    @WithSession
    public Uni<RoutingRule> find(UUID id) {
        return rules.findById(id).onItem().ifNull().failWith(() -> new RuleNotFound(id));
    }

    /** How the rule was described before a version, the newest first. */
    @WithSession
    public Uni<List<Version>> versions(UUID id, long before, int limit) {
        return history.of(entry(id), before, limit);
    }

    /**
     * Makes the rule as described, whether it existed or not. Fails with
     * {@link io.guichet.conditions.InvalidCondition} for a condition that cannot be compiled, with
     * {@link RuleDoesNothing} for a rule that does nothing, and with
     * {@link io.guichet.routing.directory.UnknownReference} for a group, department, skill or copied fact that does not
     * exist.
     *
     * @param edit who does so, and on which condition
     */
    @WithTransaction
    public Uni<Saved<RoutingRule>> save(UUID id, RoutingRule.Details details, Edit edit) {
        return verify(details).chain(() -> settle(id, details, edit));
    }

    /** Fails as {@link #save} does for what cannot be saved; within a transaction. */
    public Uni<Void> verify(RoutingRule.Details details) {
        var ignored = Condition.compile(details.condition());
        CopiedFields.check(details.setFields());
        if (details.isIdle()) {
            throw new RuleDoesNothing();
        }
        return references.require("agent_group", "/group", Stream.ofNullable(details.group()).toList())
                .chain(() -> references.require("skill", "/requireSkills", details.requireSkills()))
                .chain(() -> verifyDepartment(details.department(), details.group()));
    }

    private Uni<Void> verifyDepartment(@Nullable String department, @Nullable String group) {
        return department == null
                ? Uni.createFrom().voidItem()
                : references.require("department", "/department", List.of(department))
                        .chain(() -> group == null
                                ? Uni.createFrom().voidItem()
                                : references.requireGroup("/group", group, department));
    }

    private Uni<Saved<RoutingRule>> settle(UUID id, RoutingRule.Details details, Edit edit) {
        return rules.lock(id)
                .invoke(known -> edit.verify().accept(known == null ? 0 : known.version()))
                .chain(known -> known == null
                        ? begin(id, details).call(() -> changes.tell(details.department()))
                        : change(known, details))
                .call(saved -> history.keep(entry(id), saved.entry().version(), edit.by(), details));
    }

    /** Fails with {@link RuleNotFound} when there is none, and as {@link #save} by what the edit throws. */
    @WithTransaction
    public Uni<Void> remove(UUID id, Edit edit) {
        return rules.lock(id)
                .onItem().ifNull().failWith(() -> new RuleNotFound(id))
                .invoke(known -> edit.verify().accept(known.version()))
                .call(known -> history.keep(entry(id), known.version() + 1, edit.by(), null))
                .chain(known -> rules.delete(known).chain(() -> changes.tell(known.details().department())));
    }

    private Uni<Saved<RoutingRule>> begin(UUID id, RoutingRule.Details details) {
        return history.last(entry(id))
                .chain(last -> rules.persist(new RoutingRule(id, details, last)))
                .map(begun -> new Saved<>(begun, true));
    }

    private Uni<Saved<RoutingRule>> change(RoutingRule known, RoutingRule.Details details) {
        var former = known.details();
        var version = known.version();
        known.describe(details);
        var department = Objects.equals(former.department(), details.department()) ? former.department() : null;
        return (known.version() == version ? Uni.createFrom().voidItem() : changes.tell(department))
                .replaceWith(() -> new Saved<>(known, false));
    }

    private static String entry(UUID id) {
        return "rule:" + id;
    }

    private static Failures failures(@Nullable Object[] row) {
        return new Failures(((Number) Objects.requireNonNull(row[1])).longValue(),
                ((OffsetDateTime) Objects.requireNonNull(row[2])).toInstant(), String.valueOf(row[3]),
                (UUID) Objects.requireNonNull(row[4]));
    }
}
