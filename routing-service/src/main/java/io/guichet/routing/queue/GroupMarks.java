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

    /**
     * The groups are to be drained.
     *
     * @param reason in a word, shown in the explanation of what the drain decides
     */
    public Uni<Void> mark(Collection<String> groups, String reason) {
        return groups.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.update("insert into group_mark (group_key, reason) select unnest($1::text[]), $2",
                        groups.toArray(String[]::new), reason).chain(this::ringAfterCommit);
    }

    /** As {@link #mark} of one group, which must exist; its options as JSON. */
    Uni<String> markForOptions(String group, String reason) {
        return transaction.select("""
                insert into group_mark (group_key, reason) values ($1, $2)
                returning (select options from agent_group where key = $1)""", group, reason)
                .map(rows -> Rows.text(rows.getFirst()[0]))
                .call(this::ringAfterCommit);
    }

    /** The groups of the agents are to be drained, as by {@link #mark}: they came free, or back. */
    public Uni<Void> markGroupsOf(Collection<UUID> agents, String reason) {
        return transaction.update("""
                insert into group_mark (group_key, reason)
                select distinct group_key, $2 from group_member where agent_id = any($1)""",
                agents.toArray(UUID[]::new), reason).chain(this::ringAfterCommit);
    }

    /** The groups of an agent whose room was kept for the ticket are to be drained: it waits there no longer. */
    public Uni<Void> markKeepersOf(UUID ticket) {
        return transaction.update("""
                insert into group_mark (group_key, reason) select m.group_key, 'freed'
                from reservation r join group_member m on m.agent_id = r.agent_id where r.ticket_id = $1""", ticket)
                .chain(this::ringAfterCommit);
    }

    /** The groups in which somebody waits are to be drained, as by {@link #mark}. */
    public Uni<Void> markWaiting(String reason) {
        return transaction.update("""
                insert into group_mark (group_key, reason)
                select key, $1 from agent_group g
                where exists (select 1 from ticket where queue = g.key)""", reason)
                .chain(this::ringAfterCommit);
    }

    /** Every group is to be drained, as by {@link #mark}. */
    public Uni<Void> markAll(String reason) {
        return transaction.update("insert into group_mark (group_key, reason) select key, $1 from agent_group", reason)
                .chain(this::ringAfterCommit);
    }

    private Uni<Void> ringAfterCommit() {
        return transaction.afterCommit(bell::ring);
    }
}
