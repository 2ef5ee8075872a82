package io.guichet.testing.sins.web;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** A resource that decides what is one transaction. */
class BeginsTransactions {

    @WithTransaction
    Uni<Void> act() {
        return Uni.createFrom().voidItem();
    }
}
