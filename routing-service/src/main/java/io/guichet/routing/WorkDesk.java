package io.guichet.routing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Actor;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.Releases.Reason;
import io.guichet.routing.decision.Outcome;
import io.guichet.routing.directory.NotInDirectory;
import io.guichet.routing.directory.References;
import io.guichet.routing.directory.UnknownReference;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Takes open work from a group, or an agent, that is to be removed. */
@ApplicationScoped
public class WorkDesk {

    private static final String OF_GROUP = """
            select id from ticket
            where (queue = $1 or (status <> 'CLOSED' and coalesce(routed_to, group_key) = $1)) and proposal is null
            order by id limit 1000 for update""";
    private static final String OF_AGENT = """
            select t.id, a.deputy from ticket t left join agent a on a.id = t.assignee
            where t.assignee = $1 and t.status <> 'CLOSED' and t.proposal is null
                and t.released_from is distinct from $1
            order by t.id limit 1000 for update of t""";

    private final CurrentTransaction transaction;
    private final RoutedTickets tickets;
    private final Passing passing;
    private final Releases releases;
    private final References references;

    WorkDesk(CurrentTransaction transaction, RoutedTickets tickets, Passing passing, Releases releases,
            References references) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.passing = passing;
        this.releases = releases;
        this.references = references;
    }

    /**
     * Up to 1000 open tickets of a group become another's; whoever has one keeps it. How many were moved: when fewer
     * are left than fit, no more than a moment is needed until the group can be removed. Fails with
     * {@link UnknownReference} for a group that they cannot go to: there is none, it is the same, or another
     * department's; and with {@link io.guichet.routing.directory.NotInDirectory} where they come from none.
     */
    @WithTransaction
    public Uni<Integer> move(String group, String to, Actor by) {
        if (group.equals(to)) {
            return Uni.createFrom().failure(new UnknownReference("/to", "other group", to));
        }
        return transaction.select("select department from agent_group where key = $1", group)
                .map(rows -> rows.stream().findFirst().map(row -> String.valueOf(row[0]))
                        .orElseThrow(() -> new NotInDirectory("group:" + group)))
                .chain(department -> references.requireGroup("/to", to, department))
                .chain(() -> transaction.select(OF_GROUP, group))
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList())
                .call(ids -> Sequence.each(ids, id -> tickets.findById(id)
                        .chain(ticket -> passing.moveGroup(ticket, to, new Reason(Route.MOVED, null, by)))))
                .map(List::size);
    }

    /**
     * Up to 1000 open tickets of an agent are offered to others, their deputy first; how many. Fails with
     * {@link NotInDirectory} when there is no such agent, nor anything that they left behind.
     */
    @WithTransaction
    public Uni<Integer> release(UUID agent, Actor by) {
        return transaction.select(OF_AGENT, agent)
                .call(rows -> rows.isEmpty()
                        ? references.requireEntry("select 1 from agent where id = $1", agent, "agent:" + agent)
                        : Uni.createFrom().voidItem())
                .call(rows -> Sequence.each(rows, row -> tickets.findById((UUID) Objects.requireNonNull(row[0]))
                        .chain(ticket -> releases.release(ticket, new Reason("released", null, by), Outcome.RELEASED,
                                (UUID) row[1]))))
                .map(List::size);
    }
}
