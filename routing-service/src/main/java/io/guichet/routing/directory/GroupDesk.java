package io.guichet.routing.directory;

import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.queue.GroupMarks;
import io.guichet.routing.queue.QueueOrder;
import io.smallrye.mutiny.Uni;

/** Everything one can do with groups. */
@Singleton
public class GroupDesk extends DescribedDesk<String, Group, Group.Details> {

    private static final String ORDER = "/options/order/";
    private static final String OVERFLOW = "/options/overflow/group";
    private static final String SECOND_LINE = "/options/secondLine";

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
        for (var place = 0; place < options.order().size(); place++) {
            MisplacedCondition.check(ORDER + place, options.order().get(place));
        }
        return references.require("department", "/department", List.of(details.department()))
                .chain(() -> other(key, OVERFLOW, options.overflow() == null ? null : options.overflow().group(),
                        details.department()))
                .chain(() -> other(key, SECOND_LINE, options.secondLine(), details.department()))
                .chain(() -> refuseToLeave(key, details.department()));
    }

    private Uni<Void> other(String key, String pointer, @Nullable String named, String department) {
        if (named == null) {
            return Uni.createFrom().voidItem();
        }
        return named.equals(key)
                ? Uni.createFrom().failure(new UnknownReference(pointer, "other group", key))
                : references.requireGroup(pointer, named, department);
    }

    /** Whoever has a group's tickets, or sends it some, knows it as one of the department. */
    private Uni<Void> refuseToLeave(String key, String department) {
        return references.leaves(key, department)
                .chain(leaves -> leaves ? refuseIfNamed(key).chain(() -> refuseIfWorking(key)) : done());
    }

    @Override
    Uni<Void> follow(Group group) {
        // Of those who wait each place would be found anew: not for a name.
        return (group.isReordered() ? order.reconsider(group.key()) : Uni.createFrom().voidItem())
                .chain(() -> marks.mark(List.of(group.key()), "directory"));
    }

    @Override
    Uni<Void> release(String key) {
        // Whoever brings it something meanwhile waits, and then finds it gone; what came before is seen.
        return references.requireEntry("select 1 from agent_group where key = $1 for update", key, entry(key))
                .chain(() -> references.refuseIf("select 1 from group_member where group_key = $1 limit 1",
                        entry(key), "an agent"))
                .chain(() -> refuseIfNamed(key))
                .chain(() -> refuseIfWorking(key));
    }

    private Uni<Void> refuseIfNamed(String key) {
        var entry = entry(key);
        return references.refuseIf("select 1 from routing_rule where group_key = $1 limit 1", entry, "a routing rule")
                .chain(() -> references.refuseIf("select 1 from department where fallback_group = $1", entry,
                        "its department, as the fallback"))
                .chain(() -> references.refuseIf(
                        """
                                select 1 from agent_group
                                where options::jsonb->'overflow'->>'group' = $1 or options::jsonb->>'secondLine' = $1 limit 1""",
                        entry, "another group, as overflow or second line"));
    }

    private Uni<Void> refuseIfWorking(String key) {
        return references.refuseIf("""
                select 1 from ticket where queue = $1
                union all select 1 from ticket where group_key = $1 and status <> 'CLOSED' limit 1""", entry(key),
                "open tickets");
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
