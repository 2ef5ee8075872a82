package io.guichet.routing.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.Burdens;
import io.guichet.routing.WeightDesk;
import io.guichet.routing.Weights;
import io.guichet.routing.ledger.Account.Entry;
import io.guichet.routing.queue.GroupMarks;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The ledger as it is kept, corrected where the events say otherwise. */
@ApplicationScoped
class Ledger {

    private static final String LIVE = """
            select id, version, holder, proposal, weight from ticket where id = any($1) order by id for update""";
    private static final String CORRECT = """
            update ticket t set holder = said.holder, weight = said.weight, proposal = said.proposal,
                queue = case when said.proposal is null then t.queue end
            from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[]) as said(id, holder, weight, proposal)
            where t.id = said.id""";
    private static final String UNITS = """
            update agent_load l set units =
                (select coalesce(sum(t.weight), 0) from ticket t where t.holder = l.agent_id)
            where l.agent_id in (select agent_id from agent_load order by agent_id for update)""";

    private final CurrentTransaction transaction;
    private final WeightDesk weights;
    private final GroupMarks marks;
    private final Burdens burdens;

    Ledger(CurrentTransaction transaction, WeightDesk weights, GroupMarks marks, Burdens burdens) {
        this.transaction = transaction;
        this.weights = weights;
        this.marks = marks;
        this.burdens = burdens;
    }

    /**
     * Compares some tickets and corrects those that differ. What has gone on since the topics were read is left alone:
     * the events that are heard now say it better.
     */
    @WithTransaction
    Uni<Rebuild> compare(Map<UUID, Account> accounts) {
        return weights.shared().chain(weighing -> compare(accounts, weighing));
    }

    private Uni<Rebuild> compare(Map<UUID, Account> accounts, Weights weighing) {
        return transaction.select(LIVE, (Object) accounts.keySet().toArray(UUID[]::new))
                .chain(rows -> {
                    var verdicts = new HashMap<UUID, Verdict>();
                    rows.stream().map(Line::of).forEach(line -> verdicts.put(line.ticket(),
                            line.against(Objects.requireNonNull(accounts.get(line.ticket())), weighing)));
                    return correct(verdicts).replaceWith(Rebuild.of(accounts.size(), verdicts.values()));
                });
    }

    /** Counts what each agent has, and has all queues looked at. */
    @WithTransaction
    Uni<Void> settle() {
        return transaction.update(UNITS).chain(() -> marks.markAll("rebuild"));
    }

    private Uni<Void> correct(Map<UUID, Verdict> verdicts) {
        var wrong = verdicts.entrySet().stream()
                .filter(one -> one.getValue().kind() == Verdict.Kind.CORRECTED).toList();
        var holders = wrong.stream().map(one -> one.getValue().entry().holder()).filter(Objects::nonNull).toList();
        return wrong.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.update(CORRECT, wrong.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                        wrong.stream().map(one -> one.getValue().entry().holder()).toArray(UUID[]::new),
                        wrong.stream().map(one -> one.getValue().entry().weight()).toArray(Integer[]::new),
                        wrong.stream().map(one -> one.getValue().entry().proposal()).toArray(UUID[]::new))
                        .chain(() -> Sequence.each(holders, burdens::add));
    }

    /** What is to be done about a line. */
    record Verdict(Kind kind, Entry entry) {

        enum Kind {
            EQUAL, CORRECTED, IN_FLIGHT
        }
    }

    /** A ticket as it is kept. */
    record Line(UUID ticket, long version, @Nullable UUID holder, @Nullable UUID proposal, int weight) {

        static Line of(@Nullable Object[] row) {
            return new Line((UUID) Objects.requireNonNull(row[0]),
                    ((Number) Objects.requireNonNull(row[1])).longValue(), (UUID) row[2], (UUID) row[3],
                    ((Number) Objects.requireNonNull(row[4])).intValue());
        }

        Verdict against(Account account, Weights weighing) {
            var entry = account.entry(weighing).orElse(null);
            if (entry == null || entry.version() != version || isOnItsWay(account)) {
                return new Verdict(Verdict.Kind.IN_FLIGHT, entry == null ? new Entry(0, null, null, 1) : entry);
            }
            return new Verdict(entry.agrees(holder, proposal, weight) ? Verdict.Kind.EQUAL : Verdict.Kind.CORRECTED,
                    entry);
        }

        /** The last proposal that was read is not this one: this one is told, but was not yet on the topic. */
        private boolean isOnItsWay(Account account) {
            return proposal != null && !account.lastProposed(proposal).equals(Optional.ofNullable(holder));
        }
    }

    /** Several pieces, one after the other. */
    Uni<Rebuild> compareAll(List<Map<UUID, Account>> pieces) {
        var total = new Rebuild[]{Rebuild.NOTHING};
        return Sequence.each(pieces, piece -> compare(piece)
                .invoke(part -> total[0] = total[0].plus(part)).replaceWithVoid())
                .map(done -> total[0]);
    }
}
