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

/** Tells Keycloak which address and name somebody has now; its outcome is the version of the entry that it told of. */
@Singleton
class AccountCall implements DueCall<Long> {

    private static final long NOBODY = -1;

    private final Accounts accounts;
    private final AgentDesk agents;
    private final Outcomes outcomes;

    AccountCall(Accounts accounts, AgentDesk agents, Outcomes outcomes) {
        this.accounts = accounts;
        this.agents = agents;
        this.outcomes = outcomes;
    }

    @Override
    public String kind() {
        return AgentDesk.ACCOUNT;
    }

    @Override
    public Uni<Long> call(Due due) {
        return accounts.available()
                ? agents.find(agent(due)).call(agent -> outcomes.watch(due, tell(agent))).map(Agent::version)
                        .onFailure(NotInDirectory.class).recoverWithItem(NOBODY)
                : Uni.createFrom().item(NOBODY);
    }

    /** Once more if the entry has changed meanwhile: another call may have told of that before this one did. */
    @Override
    public Uni<Optional<Instant>> settle(Due due, Long told) {
        return told == NOBODY
                ? Uni.createFrom().item(Optional.empty())
                : outcomes.done(due).chain(() -> agents.find(agent(due)).map(agent -> agent.version() == told)
                        .onFailure(NotInDirectory.class).recoverWithItem(true)
                        // By an item of its own: whoever changed the entry has put one in the place of this one.
                        .chain(done -> done ? Uni.createFrom().voidItem() : agents.describeAccount(agent(due)))
                        .replaceWith(Optional.empty()));
    }

    private Uni<Void> tell(Agent agent) {
        return accounts.describe(agent.id(), agent.details().email(), agent.details().name());
    }

    private static UUID agent(Due due) {
        return UUID.fromString(due.subject());
    }
}
