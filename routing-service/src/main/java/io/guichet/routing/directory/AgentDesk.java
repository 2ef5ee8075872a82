package io.guichet.routing.directory;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with agents. */
@Singleton
public class AgentDesk extends DescribedDesk<UUID, Agent, Agent.Details> {

    private final References references;
    private final Memberships memberships;

    AgentDesk(Agents agents, Entries entries, References references, Memberships memberships) {
        super("agent", agents, entries);
        this.references = references;
        this.memberships = memberships;
    }

    /** The person may not work in Guichet any more: their sessions and streams end. Nothing when that is so already. */
    @WithTransaction
    public Uni<Agent> disable(UUID id) {
        return activate(id, false);
    }

    /** The person may work in Guichet again. */
    @WithTransaction
    public Uni<Agent> enable(UUID id) {
        return activate(id, true);
    }

    @Override
    Agent make(UUID id, Agent.Details details, long version) {
        return new Agent(id, details, version);
    }

    @Override
    Uni<Void> check(UUID id, Agent.Details details) {
        return references.require("profile", "/profile", List.of(details.profile()))
                .chain(() -> references.require("department", "/departments", details.departments()))
                .chain(() -> references.require("agent_group", "/groups", details.groups()))
                .chain(() -> references.requireFree("select 1 from agent where lower(email) = lower($1) and id <> $2",
                        "email", details.email(), id));
    }

    @Override
    Uni<Void> follow(Agent agent) {
        return memberships.follow(agent.id(), agent.details());
    }

    @Override
    Uni<Void> release(UUID id) {
        var presence = "presence:" + id;
        return memberships.release(id, entry(id))
                .chain(() -> entries().next(presence))
                .chain(version -> entries().publish(new EntryRemoved(presence, version)));
    }

    private Uni<Agent> activate(UUID id, boolean active) {
        return entries().next(entry(id))
                .chain(version -> existing(id)
                        .invoke(agent -> agent.activate(active, version))
                        .call(agent -> follow(agent, version)));
    }
}
