package io.guichet.routing.directory;

import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.queue.GroupMarks;
import io.guichet.routing.queue.QueueOrder;
import io.smallrye.mutiny.Uni;

/** Everything one can do with groups. */
@Singleton
public class GroupDesk extends DescribedDesk<String, Group, Group.Details> {

    private final References references;
    private final GroupMarks marks;
    private final QueueOrder order;

    GroupDesk(Groups groups, Entries entries, References references, GroupMarks marks, QueueOrder order) {
        super("group", groups, entries);
        this.references = references;
        this.marks = marks;
        this.order = order;
    }

    @Override
    Group make(String key, Group.Details details, long version) {
        return new Group(key, details, version);
    }

    @Override
    Uni<Void> check(String key, Group.Details details) {
        var options = details.options();
        QueueOrder.check(options.order());
        if (options.groups().contains(key)) {
            return Uni.createFrom().failure(new UnknownReference("/overflow/group", "other group", key));
        }
        return references.require("department", "/department", List.of(details.department()))
                .chain(() -> references.require("agent_group", "/overflow/group", overflow(options)))
                .chain(() -> references.require("agent_group", "/secondLine", secondLine(options)));
    }

    private static List<String> overflow(GroupOptions options) {
        return options.overflow() == null ? List.of() : List.of(options.overflow().group());
    }

    private static List<String> secondLine(GroupOptions options) {
        return options.secondLine() == null ? List.of() : List.of(options.secondLine());
    }

    @Override
    Uni<Void> follow(Group group) {
        // Of those who wait each place would be found anew: not for a name.
        return (group.isReordered() ? order.reconsider(group.key()) : Uni.createFrom().voidItem())
                .chain(() -> marks.mark(List.of(group.key()), "directory"));
    }

    @Override
    Uni<Void> release(String key) {
        var entry = entry(key);
        return references.refuseIf("select 1 from group_member where group_key = $1 limit 1", entry, "an agent")
                .chain(() -> references.refuseIf("select 1 from routing_rule where group_key = $1 limit 1", entry,
                        "a routing rule"))
                .chain(() -> references.refuseIf("select 1 from department where fallback_group = $1", entry,
                        "its department, as the fallback"))
                .chain(() -> references.refuseIf(
                        """
                                select 1 from agent_group
                                where options::jsonb->'overflow'->>'group' = $1 or options::jsonb->>'secondLine' = $1 limit 1""",
                        entry, "another group, as overflow or second line"))
                .chain(() -> references.refuseIf("""
                        select 1 from ticket where queue = $1
                        union all select 1 from ticket where group_key = $1 and status <> 'CLOSED' limit 1""", entry,
                        "open tickets"));
    }
}
