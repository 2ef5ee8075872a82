package io.guichet.routing.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueCall;
import io.guichet.routing.directory.Agent;
import io.guichet.routing.directory.AgentDesk;
import io.guichet.routing.directory.NotInDirectory;
import io.guichet.routing.identity.client.Accounts;
import io.smallrye.mutiny.Uni;

/** Has Keycloak mail an invitation; while it cannot, it is tried again. */
@Singleton
class InvitationCall implements DueCall<Boolean> {

    static final String KIND = "invitation";

    private final Accounts accounts;
    private final AgentDesk agents;
    private final Outcomes outcomes;

    InvitationCall(Accounts accounts, AgentDesk agents, Outcomes outcomes) {
        this.accounts = accounts;
        this.agents = agents;
        this.outcomes = outcomes;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Boolean> call(Due due) {
        // Keycloak mails the address that it knows: that must be the one that they have here by now.
        return agents.find(UUID.fromString(due.subject()))
                .chain(agent -> outcomes.watch(due, invite(agent)).replaceWith(true))
                .onFailure(NotInDirectory.class).recoverWithItem(false);
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Boolean outcome) {
        return (outcome ? outcomes.invited(due) : Uni.createFrom().voidItem()).replaceWith(Optional.empty());
    }

    private Uni<Void> invite(Agent agent) {
        return accounts.describe(agent.id(), agent.details().email(), agent.details().name())
                .chain(() -> accounts.invite(agent.id()));
    }
}
