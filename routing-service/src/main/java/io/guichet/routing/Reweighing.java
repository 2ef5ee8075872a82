package io.guichet.routing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.queue.GroupMarks;
import io.guichet.routing.queue.Walks;
import io.smallrye.mutiny.Uni;

/** Weighs all open tickets anew once weights have changed, some at a time; those that weigh the same are left alone. */
@Singleton
class Reweighing implements DueHandler {

    static final String KIND = "reweigh";

    private static final int AT_ONCE = 500;
    private static final String OPEN = "select id from ticket where status <> 'CLOSED' and id > $1 order by id limit $2";
    private static final String WEIGHED = """
            weighed as (
                select t.id, t.weight, t.holder,
                    greatest(t.ruled_weight, (array[$2, $3, $4, $5]::int[])[array_position(
                        array['LOW', 'NORMAL', 'HIGH', 'URGENT'], t.priority)]) as to_weight,
                    case when t.proposal is not null then t.holder
                         when t.request is null and t.status = any($6) then t.assignee end as to_holder
                from ticket t where t.id = any($1))""";
    /**
     * Waits for nobody: others keep tickets in the order in which they hear of them. A statement of its own, so that the
     * next one sees them as they are kept.
     */
    private static final String FREE = "select id from ticket where id = any($1) order by id for update skip locked";
    private static final String WEIGH = """
            with %s
            update ticket t set weight = w.to_weight, holder = w.to_holder from weighed w
            where t.id = w.id and (w.to_weight <> w.weight or w.to_holder is distinct from w.holder)
            returning t.holder""".formatted(WEIGHED);
    private static final String LEFT = """
            with %s select id from weighed
            where to_weight <> weight or to_holder is distinct from holder order by id""".formatted(WEIGHED);

    private final CurrentTransaction transaction;
    private final Weightings weightings;
    private final Burdens burdens;
    private final Walks walks;
    private final GroupMarks marks;

    Reweighing(CurrentTransaction transaction, Weightings weightings, Burdens burdens, Walks walks, GroupMarks marks) {
        this.transaction = transaction;
        this.weightings = weightings;
        this.burdens = burdens;
        this.walks = walks;
        this.marks = marks;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var passedOver = Walks.passedOver(due);
        return weightings.shared().chain(weights -> passedOver.isEmpty()
                ? next(due).chain(ids -> weigh(due, ids, weights).chain(() -> walks.goOn(due, ids, AT_ONCE)))
                : weigh(due, passedOver, weights));
    }

    private Uni<List<UUID>> next(Due due) {
        return transaction.select(OPEN, Walks.after(due), AT_ONCE)
                .map(rows -> rows.stream().map(Visits::id).toList());
    }

    private Uni<Void> weigh(Due due, List<UUID> ids, Weights weights) {
        return transaction.select(FREE, (Object) ids.toArray(UUID[]::new))
                .map(rows -> rows.stream().map(Visits::id).toList())
                .chain(free -> transaction.select(WEIGH, parameters(free, weights)))
                .call(changed -> Sequence.each(changed.stream().map(row -> (UUID) row[0]).filter(Objects::nonNull)
                        .distinct().toList(), burdens::add))
                // What is left weighs as it did: others may be at it.
                .call(changed -> transaction.select(LEFT, parameters(ids, weights))
                        .chain(left -> walks.lookAgain(due, left.stream().map(Visits::id).toList())))
                .chain(changed -> changed.isEmpty() ? Uni.createFrom().voidItem() : marks.markWaiting("weights"));
    }

    private static @Nullable Object[] parameters(List<UUID> ids, Weights weights) {
        return new Object[]{ids.toArray(UUID[]::new), weights.of(Priority.LOW), weights.of(Priority.NORMAL),
            weights.of(Priority.HIGH), weights.of(Priority.URGENT),
            weights.counting().stream().map(TicketStatus::name).toArray(String[]::new)};
    }
}
