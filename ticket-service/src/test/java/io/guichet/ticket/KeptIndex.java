package io.guichet.ticket;

import java.time.Instant;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;

/** The index of words: another test may have turned the clock forward, and with it the next turn of the index. */
public final class KeptIndex {

    private KeptIndex() {}

    /** It is kept from now on. */
    public static void begin(Ids ids, DueWork work) throws Throwable {
        var turn = new Due(ids.next(), "search-indexed", "all", Instant.now(), "");
        var _ = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                () -> work.reschedule(turn).replaceWith(true)));
    }
}
