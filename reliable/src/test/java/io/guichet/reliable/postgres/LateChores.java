package io.guichet.reliable.postgres;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.events.Topics;
import io.smallrye.mutiny.Uni;

/** Work that is done only when everything has been heard that the directory told of its subject before. */
@Singleton
class LateChores implements DueHandler {

    private final CurrentTransaction transaction;

    LateChores(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return "late-chore";
    }

    @Override
    public Optional<HeardFirst> heardFirst() {
        return Optional.of(new HeardFirst(Topics.DIRECTORY, Due::subject));
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return transaction.update("insert into applied (entry) values ($1)", "did " + due.subject()).replaceWithVoid();
    }
}
