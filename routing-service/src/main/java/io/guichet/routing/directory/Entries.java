package io.guichet.routing.directory;

import java.util.Objects;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.events.DirectoryEvent;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.routing.history.History;
import io.smallrye.mutiny.Uni;

/** The versions of all entries, and the way of a changed one to the topic. */
@Singleton
class Entries {

    private static final String LOCK = """
            insert into directory_entry (entry) values ($1)
            on conflict (entry) do update set version = directory_entry.version returning version""";

    private final CurrentTransaction transaction;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Ids ids;
    private final History history;

    Entries(CurrentTransaction transaction, Outbox outbox, Envelopes envelopes, Ids ids, History history) {
        this.transaction = transaction;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.ids = ids;
        this.history = history;
    }

    /** Keeps others from the entry until the end of the transaction, whether it exists or not; its next version. */
    Uni<Long> next(String entry) {
        return transaction.select(LOCK, entry)
                .map(rows -> ((Number) Objects.requireNonNull(rows.getFirst()[0])).longValue() + 1);
    }

    History history() {
        return history;
    }

    /** Tells others of the event, whose version becomes the entry's. */
    Uni<Void> publish(DirectoryEvent event) {
        return transaction.update("update directory_entry set version = $2 where entry = $1", event.key(),
                event.version())
                .chain(() -> outbox.add(envelopes.seal(event, Cause.request(ids.next().toString()))));
    }
}
