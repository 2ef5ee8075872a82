package io.guichet.routing.queue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.guichet.conditions.Condition;
import io.guichet.conditions.Facts;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.assignment.OptionsJson;
import io.smallrye.mutiny.Uni;

/** Which tickets of a queue come before others, whatever they have waited: a group's ordered criteria. */
@Singleton
public class QueueOrder {

    /** Has the places of all who wait in a group found anew. */
    public static final String RECONSIDER = "reorder-queue";

    private final CurrentTransaction transaction;
    private final Walks walks;
    private final GroupMarks marks;
    private final Map<String, Condition> compiled = new ConcurrentHashMap<>();

    QueueOrder(CurrentTransaction transaction, Walks walks, GroupMarks marks) {
        this.transaction = transaction;
        this.walks = walks;
        this.marks = marks;
    }

    /**
     * The place of a ticket in a group's queue: that of the first criterion that it meets, or after the last.
     *
     * @param ticket is asked for only when the group has criteria
     */
    public Uni<Integer> placeOf(Supplier<Uni<Facts>> ticket, String group) {
        return transaction.select("select options from agent_group where key = $1", group)
                .map(rows -> rows.isEmpty() ? GroupOptions.NONE : OptionsJson.read(Rows.text(rows.getFirst()[0])))
                .chain(options -> options.order().isEmpty()
                        ? Uni.createFrom().item(0)
                        : ticket.get().map(facts -> place(facts, options.order())));
    }

    /** The same of a ticket that enters the queue, which is to be drained for that reason. */
    public Uni<Integer> enter(Facts ticket, String group, String reason) {
        return marks.markForOptions(group, reason)
                .map(options -> place(ticket, OptionsJson.read(options).order()));
    }

    /** The queue's criteria have changed. */
    public Uni<Void> reconsider(String group) {
        return walks.begin(RECONSIDER, group);
    }

    private int place(Facts ticket, List<String> criteria) {
        for (var place = 0; place < criteria.size(); place++) {
            var criterion = compiled.computeIfAbsent(criteria.get(place), Condition::compile);
            if (criterion.evaluate(ticket).matched()) {
                return place;
            }
        }
        return criteria.size();
    }
}
