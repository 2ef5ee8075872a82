package io.guichet.routing.directory;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.queue.GroupMarks;
import io.smallrye.mutiny.Uni;

/** What follows from an agent's entry for the giving of tickets: a place in each group, a load, and a presence. */
@Singleton
class Memberships {

    // Takes the lock of the load, so that no assignment goes on while groups, capacity or activity change.
    private static final String LOAD = """
            insert into agent_load (agent_id, capacity) values ($1, $2)
            on conflict (agent_id) do update set capacity = excluded.capacity""";
    private static final String PRESENCE = """
            insert into agent_presence (agent_id, presence, since, version) values ($1, 'OFFLINE', now(), 0)
            on conflict (agent_id)""";
    private static final String LEAVE = "delete from group_member where agent_id = $1 and group_key <> all($2)";
    private static final String JOIN = """
            insert into group_member (agent_id, group_key) select $1, unnest($2::text[])
            on conflict do nothing""";

    private final CurrentTransaction transaction;
    private final GroupMarks marks;

    Memberships(CurrentTransaction transaction, GroupMarks marks) {
        this.transaction = transaction;
        this.marks = marks;
    }

    Uni<Void> follow(UUID agent, Agent.Details details) {
        var groups = details.groups().toArray(String[]::new);
        return transaction.update(LOAD, agent, details.capacity())
                .chain(() -> transaction.update(PRESENCE + " do nothing", agent))
                .chain(() -> transaction.update(LEAVE, agent, groups))
                .chain(() -> transaction.update(JOIN, agent, groups))
                .chain(() -> marks.mark(details.groups(), "directory"));
    }

    /** Keeps automatic assignment from the agent until the end of the transaction; fails as {@link #require}. */
    Uni<Void> lock(UUID agent) {
        return load(agent, "for update");
    }

    /** Fails with {@link NotInDirectory} for a stranger. */
    Uni<Void> require(UUID agent) {
        return load(agent, "");
    }

    private Uni<Void> load(UUID agent, String mode) {
        return transaction.select("select 1 from agent_load where agent_id = $1 " + mode, agent)
                .invoke(rows -> {
                    if (rows.isEmpty()) {
                        throw new NotInDirectory("agent:" + agent);
                    }
                })
                .replaceWithVoid();
    }

    /** The agent came: their groups look for something to give. */
    Uni<Void> welcome(UUID agent) {
        return marks.markGroupsOf(List.of(agent), "online");
    }

    /** What follows from the agent's absence has to be done anew. */
    Uni<Void> unsettle(UUID agent) {
        return transaction.update(PRESENCE + " do update set settled = false", agent).replaceWithVoid();
    }

    /** Fails with {@link StillInUse} when the agent has work. */
    Uni<Void> release(UUID agent, String entry) {
        return lock(agent)
                .chain(() -> transaction.select("""
                        select 1 from ticket
                        where holder = $1 or (assignee = $1 and status <> 'CLOSED') limit 1""", agent))
                .invoke(rows -> {
                    if (!rows.isEmpty()) {
                        throw new StillInUse(entry, "the tickets that they have");
                    }
                })
                .chain(() -> transaction.update("delete from hand_turn where agent_id = $1", agent))
                .replaceWithVoid();
    }
}
