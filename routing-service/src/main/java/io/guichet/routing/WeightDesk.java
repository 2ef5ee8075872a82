package io.guichet.routing;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.routing.history.Edit;
import io.guichet.routing.history.History;
import io.guichet.routing.history.Version;
import io.guichet.routing.queue.Walks;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What tickets weigh, and what they weighed before. */
@ApplicationScoped
public class WeightDesk {

    private static final String ENTRY = "weights";
    private final Weightings weightings;
    private final History history;
    private final Walks walks;

    WeightDesk(Weightings weightings, History history, Walks walks) {
        this.weightings = weightings;
        this.history = history;
        this.walks = walks;
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

    /** Tickets weigh something else from now on; those that are known are weighed anew in a moment, some at a time. */
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
    public Uni<List<Version>> versions(long before, int limit) {
        return history.of(ENTRY, before, limit);
    }

    private Uni<Weighting> change(Weighting known, Weights weights, Edit edit) {
        known.change(weights);
        return history.keep(ENTRY, known.version(), edit.by(), weights)
                .chain(() -> walks.begin(Reweighing.KIND, ENTRY))
                .replaceWith(known);
    }

    private Current current(Weighting known) {
        return new Current(weightings.read(known), known.version());
    }
}
