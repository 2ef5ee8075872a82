package io.guichet.ticket.contact;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Act;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** What people did to contacts and organisations, and why. */
@Singleton
class ContactLog {

    private static final String ENTER = """
            insert into contact_entry (id, subject_id, at, kind, actor, reason, detail)
            values ($1, $2, $3, $4, $5, $6, ($7::text)::jsonb)""";

    private final CurrentTransaction transaction;
    private final Ids ids;

    ContactLog(CurrentTransaction transaction, Ids ids) {
        this.transaction = transaction;
        this.ids = ids;
    }

    Uni<Void> enter(UUID subject, String kind, @Nullable String reason, Map<String, Object> detail, Act act) {
        return transaction.update(ENTER, ids.next(), subject, act.at(), kind, act.by().name(), reason,
                new JsonObject(detail).encode()).replaceWithVoid();
    }
}
