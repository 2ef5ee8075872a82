package io.guichet.routing.queue;

import java.util.Collection;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Which groups are to be drained: somebody waits there, or came free. A mark is made in the transaction of what causes
 * it and waits for nobody; after the commit this process drains, and any other does if this one dies.
 */
@Singleton
public class GroupMarks {

    private final CurrentTransaction transaction;
    private final Bell bell;

    GroupMarks(CurrentTransaction transaction, Bell bell) {
        this.transaction = transaction;
        this.bell = bell;
    }

    /** The groups are to be drained. */
    public Uni<Void> mark(Collection<String> groups) {
        return transaction.update("insert into group_mark (group_key) select unnest($1::text[])",
                (Object) groups.toArray(String[]::new)).chain(this::ringAfterCommit);
    }

    /** The groups of the agents are to be drained: they came free, or back. */
    public Uni<Void> markGroupsOf(Collection<UUID> agents) {
        return transaction.update("""
                insert into group_mark (group_key)
                select distinct group_key from group_member where agent_id = any($1)""",
                (Object) agents.toArray(UUID[]::new)).chain(this::ringAfterCommit);
    }

    private Uni<Void> ringAfterCommit() {
        return transaction.afterCommit(bell::ring);
    }
}
