package io.guichet.ticket.company;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Change;
import io.guichet.ticket.Consequence;
import io.smallrye.mutiny.Uni;

/** Remembers who was named where, so that they find it. */
@Singleton
class Mentions implements Consequence {

    private static final String NOTE = """
            insert into mention (message_id, agent_id, ticket_id, at) select $1, unnest($2::uuid[]), $3, $4
            on conflict do nothing""";

    private final CurrentTransaction transaction;

    Mentions(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public Uni<Void> of(Change change) {
        var message = change.message();
        return message == null || message.mentioned().isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.update(NOTE, message.id(), message.mentioned().toArray(UUID[]::new),
                        change.ticket().id(), change.act().at()).replaceWithVoid();
    }
}
