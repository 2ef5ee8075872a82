package io.guichet.routing.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueCall;
import io.guichet.routing.identity.client.Accounts;
import io.smallrye.mutiny.Uni;

/** Has Keycloak mail an invitation; while it cannot, it is tried again. */
@Singleton
class InvitationCall implements DueCall<Boolean> {

    static final String KIND = "invitation";

    private final Accounts accounts;

    InvitationCall(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Boolean> call(Due due) {
        return accounts.invite(UUID.fromString(due.subject())).replaceWith(true);
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Boolean outcome) {
        return Uni.createFrom().item(Optional.empty());
    }
}
