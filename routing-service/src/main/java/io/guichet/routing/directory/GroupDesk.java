package io.guichet.routing.directory;

import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.routing.queue.GroupMarks;
import io.smallrye.mutiny.Uni;

/** Everything one can do with groups. */
@Singleton
public class GroupDesk extends DescribedDesk<String, Group, Group.Details> {

    private final References references;
    private final GroupMarks marks;

    GroupDesk(Groups groups, Entries entries, References references, GroupMarks marks) {
        super("group", groups, entries);
        this.references = references;
        this.marks = marks;
    }

    @Override
    Group make(String key, Group.Details details, long version) {
        return new Group(key, details, version);
    }

    @Override
    Uni<Void> check(String key, Group.Details details) {
        return references.require("department", "/department", List.of(details.department()));
    }

    @Override
    Uni<Void> follow(Group group) {
        return marks.mark(List.of(group.key()));
    }

    @Override
    Uni<Void> release(String key) {
        var entry = entry(key);
        return references.refuseIf("select 1 from group_member where group_key = $1 limit 1", entry, "an agent")
                .chain(() -> references.refuseIf("select 1 from routing_rule where group_key = $1 limit 1", entry,
                        "a routing rule"))
                .chain(() -> references.refuseIf("select 1 from department where fallback_group = $1", entry,
                        "its department, as the fallback"))
                .chain(() -> references.refuseIf("""
                        select 1 from ticket where queue = $1
                        union all select 1 from ticket where group_key = $1 and status <> 'CLOSED' limit 1""", entry,
                        "open tickets"));
    }
}
