package io.guichet.routing;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.history.Edit;
import io.guichet.routing.history.History;
import io.guichet.routing.history.Version;
import io.guichet.routing.queue.GroupMarks;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What tickets weigh, and what they weighed before. */
@ApplicationScoped
public class WeightDesk {

    private static final String ENTRY = "weights";
    // Whoever is given a ticket at this moment is not in the way: nobody weighs one while the weights change.
    private static final String WEIGH_ANEW = """
            update ticket t set
                weight = greatest(t.ruled_weight, (array[$1, $2, $3, $4]::int[])[array_position(
                    array['LOW', 'NORMAL', 'HIGH', 'URGENT'], t.priority)]),
                holder = case when t.proposal is not null then t.holder
                              when t.status = any($5) then t.assignee end
            where t.holder is not null or t.queue is not null or (t.assignee is not null and t.status <> 'CLOSED')""";

    private final Weightings weightings;
    private final CurrentTransaction transaction;
    private final History history;
    private final GroupMarks marks;

    WeightDesk(Weightings weightings, CurrentTransaction transaction, History history, GroupMarks marks) {
        this.weightings = weightings;
        this.transaction = transaction;
        this.history = history;
        this.marks = marks;
    }

    /** What tickets weigh, with the version of the last change; 0 when nobody has changed it. */
    public record Current(Weights weights, long version) {}

    /** What tickets weigh now. */
    @WithSession
    public Uni<Current> current() {
        return weightings.only().map(this::current);
    }

    /** What tickets weigh, and will until the end of the transaction; taken before any ticket is. */
    public Uni<Weights> shared() {
        return weightings.shared();
    }

    /** Tickets weigh something else from now on, those that agents have included. */
    @WithTransaction
    public Uni<Current> change(Weights weights, Edit edit) {
        return weightings.lock()
                .invoke(known -> edit.verify().accept(known.version()))
                .chain(known -> weightings.read(known).equals(weights)
                        ? Uni.createFrom().item(known)
                        : change(known, weights, edit))
                .map(this::current);
    }

    /** What they weighed, the newest version first. */
    @WithSession
    public Uni<List<Version>> versions() {
        return history.of(ENTRY);
    }

    private Uni<Weighting> change(Weighting known, Weights weights, Edit edit) {
        known.change(weights);
        return history.keep(ENTRY, known.version(), edit.by(), weights)
                .chain(() -> transaction.update(WEIGH_ANEW, weights.of(Priority.LOW), weights.of(Priority.NORMAL),
                        weights.of(Priority.HIGH), weights.of(Priority.URGENT),
                        weights.counting().stream().map(TicketStatus::name).toArray(String[]::new)))
                .chain(() -> marks.markAll("weights"))
                .replaceWith(known);
    }

    private Current current(Weighting known) {
        return new Current(weightings.read(known), known.version());
    }
}
