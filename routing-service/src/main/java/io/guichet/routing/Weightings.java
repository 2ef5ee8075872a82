package io.guichet.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** What tickets weigh, kept as it is while somebody weighs some. */
@ApplicationScoped
class Weightings implements PanacheRepositoryBase<Weighting, Integer> {

    private final Weights configured;

    Weightings(WeightConfig config) {
        this.configured = config.weights();
    }

    /** As they will be until the end of the transaction; taken before any ticket is. */
    Uni<Weights> shared() {
        return findById(Weighting.ONLY, LockModeType.PESSIMISTIC_READ).map(this::read);
    }

    /** Kept from all who weigh. */
    Uni<Weighting> lock() {
        return findById(Weighting.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<Weighting> only() {
        return findById(Weighting.ONLY);
    }

    Weights read(Weighting weighting) {
        return weighting.weights(configured);
    }
}
