package io.guichet.reliable.postgres;

import java.time.Instant;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

/**
 * Does one kind of due work that needs the network: {@link #call} runs without session or transaction, while the item
 * is leased; {@link #settle} then records the outcome in a transaction. A crash in between means a second call.
 */
public interface DueCall<O> {

    /** The kind of work that it does. */
    String kind();

    /** Does it. A failure counts as not done: it is tried again, later and later. */
    Uni<O> call(Due due);

    /** Records the outcome; the instant of the next try, or empty when it is done. */
    Uni<Optional<Instant>> settle(Due due, O outcome);
}
