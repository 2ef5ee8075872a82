package io.guichet.routing.directory;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.routing.history.Edit;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with agents. */
@Singleton
public class AgentDesk extends DescribedDesk<UUID, Agent, Agent.Details> {

    /** Kind of the work that tells the identity provider; its payload is whether they may sign in. */
    public static final String ACCESS = "access";

    /** Kind of the work that tells the identity provider of an agent's address and name. */
    public static final String ACCOUNT = "account";

    private static final UUID NOBODY = new UUID(0, 0);

    private final References references;
    private final Memberships memberships;
    private final Access access;

    AgentDesk(Agents agents, Entries entries, References references, Memberships memberships, Access access) {
        super("agent", agents, entries);
        this.references = references;
        this.memberships = memberships;
        this.access = access;
    }

    /**
     * Fails, as {@link #create} would, when the description names what does not exist, or an address that is taken.
     *
     * @param id absent when it is not known yet
     */
    @WithTransaction
    public Uni<Void> verify(@Nullable UUID id, Agent.Details details) {
        return check(id == null ? NOBODY : id, details);
    }

    @Override
    @WithTransaction
    public Uni<Agent> create(UUID id, Agent.Details details, Edit edit) {
        return super.create(id, details, edit).call(() -> access.allow(id, true));
    }

    /** As for every entry; whoever is made may sign in, though they may have been disabled before they were removed. */
    @Override
    @WithTransaction
    public Uni<Saved<Agent>> save(UUID id, Agent.Details details, Edit edit) {
        return super.save(id, details, edit)
                .call(saved -> saved.created() ? access.allow(id, true) : Uni.createFrom().voidItem());
    }

    /** The person may not work in Guichet any more: their sessions and streams end. Nothing when that is so already. */
    @WithTransaction
    public Uni<Agent> disable(UUID id, Edit edit) {
        return activate(id, false, edit);
    }

    /** The person may work in Guichet again. */
    @WithTransaction
    public Uni<Agent> enable(UUID id, Edit edit) {
        return activate(id, true, edit);
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
                .chain(() -> references.require("skill", "/skills", details.abilities().skills()))
                .chain(() -> references.requireCalendar("/hours", details.abilities().hours()))
                .chain(() -> references.requireAgent("/deputy", details.abilities().deputy(), id))
                .chain(() -> references.requireFree("select 1 from agent where lower(email) = lower($1) and id <> $2",
                        "email", details.email(), id));
    }

    @Override
    Uni<Void> follow(Agent agent) {
        return memberships.follow(agent.id(), agent.details())
                .chain(() -> agent.isRenamed() ? access.describe(agent.id()) : Uni.createFrom().voidItem());
    }

    @Override
    Uni<Void> release(UUID id) {
        var presence = "presence:" + id;
        return references
                .refuseIf("select 1 from agent where deputy::text = $1 limit 1", entry(id), "an agent, as deputy")
                .chain(() -> memberships.release(id, entry(id)))
                // Whoever is no longer here does not go on with what was open.
                .chain(() -> access.allow(id, false))
                .chain(() -> entries().next(presence))
                .chain(version -> entries().publish(new EntryRemoved(presence, version)));
    }

    private Uni<Agent> activate(UUID id, boolean active, Edit edit) {
        return entries().next(entry(id))
                .chain(version -> existing(id)
                        .invoke(agent -> agent.activate(active, version))
                        .call(agent -> follow(agent, version))
                        .call(agent -> entries().history().keep(entry(id), agent.version(), edit.by(),
                                new Activity(active)))
                        .call(() -> memberships.unsettle(id))
                        .call(() -> access.allow(id, active)));
    }

    /** What the history says of somebody who was disabled, or enabled again. */
    private record Activity(boolean active) {}

    /** Has the identity provider told of the agent's address and name. */
    public Uni<Void> describeAccount(UUID agent) {
        return access.describe(agent);
    }
}
