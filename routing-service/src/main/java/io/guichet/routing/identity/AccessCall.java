package io.guichet.routing.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueCall;
import io.guichet.routing.directory.AgentDesk;
import io.guichet.routing.identity.client.Accounts;
import io.smallrye.mutiny.Uni;

/** Tells Keycloak that somebody may no longer sign in, or may again. */
@Singleton
class AccessCall implements DueCall<Boolean> {

    private final Accounts accounts;
    private final Outcomes outcomes;

    AccessCall(Accounts accounts, Outcomes outcomes) {
        this.accounts = accounts;
        this.outcomes = outcomes;
    }

    @Override
    public String kind() {
        return AgentDesk.ACCESS;
    }

    @Override
    public Uni<Boolean> call(Due due) {
        return accounts.available()
                ? outcomes.watch(due, accounts.enable(UUID.fromString(due.subject()),
                        Boolean.parseBoolean(due.payload()))).replaceWith(true)
                : Uni.createFrom().item(false);
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Boolean outcome) {
        return outcomes.done(due).replaceWith(Optional.empty());
    }
}
