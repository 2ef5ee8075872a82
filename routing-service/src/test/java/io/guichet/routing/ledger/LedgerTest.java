package io.guichet.routing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.OwnContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

@QuarkusTest
class LedgerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Ledger ledger;
    @Inject
    OwnContext contexts;
    @Inject
    CurrentTransaction transaction;

    @Test
    void nobody_changes_what_tickets_weigh_while_some_are_compared() {
        var free = contexts.run(() -> Panache.withTransaction(() -> ledger.compare(Map.of())
                .chain(() -> canBeChanged())));

        assertThat(free.await().atMost(PATIENCE)).isFalse();
    }

    /** Asked by somebody else. */
    private Uni<Boolean> canBeChanged() {
        var here = Objects.requireNonNull(Vertx.currentContext());
        return contexts.run(() -> Panache.withTransaction(
                () -> transaction.select("select id from weighting for update skip locked")))
                .map(rows -> !rows.isEmpty())
                .emitOn(action -> here.runOnContext(go -> action.run()));
    }
}
