package io.guichet.ticket.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketFinder;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.setting.Settings;
import io.guichet.ticket.setting.WorkList;
import io.guichet.ticket.setting.WorkList.Criterion;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Says what an agent takes next, in the order of their department, and why. */
@ApplicationScoped
public class WorkQueue {

    // What needs an answer or a decision: neither waits for the customer nor stands still.
    private static final String TO_DO = " and t.status in ('NEW', 'OPEN', 'REOPENED')";

    private final TicketFinder tickets;
    private final Settings settings;
    private final CurrentTransaction connection;

    WorkQueue(TicketFinder tickets, Settings settings, CurrentTransaction connection) {
        this.tickets = tickets;
        this.settings = settings;
        this.connection = connection;
    }

    /**
     * A ticket to take.
     *
     * @param why the criteria that it meets, and at last those that it is ordered by
     */
    public record Next(Ticket ticket, boolean assigned, List<Criterion> why) {}

    /** The work list of a department. */
    @WithSession
    public Uni<WorkList> listOf(String department) {
        return settings.now().map(all -> all.of(WorkList.class, department).stream()
                .sorted((a, b) -> Boolean.compare(a.department() == null, b.department() == null))
                .map(setting -> setting.content()).findFirst().orElse(WorkList.USUAL));
    }

    /** What the agent takes now: their own first as the criteria say, and what nobody has in their groups. */
    @WithSession
    public Uni<List<Next>> next(String department, UUID agent, Asker asker, int most) {
        return listOf(department).chain(list -> {
            var query = sql(list, department, agent, asker, most);
            return connection.select(query.text(), query.parameters())
                    .chain(rows -> tickets.inOrder(rows.stream().map(row -> new Row(row).id(0)).toList())
                            .map(found -> found.stream().map(ticket -> next(ticket, agent, list, rows.stream()
                                    .map(Row::new).filter(row -> row.id(0).equals(ticket.id())).findFirst()))
                                    .toList()));
        });
    }

    static Sql sql(WorkList list, String department, UUID agent, Asker asker, int most) {
        var query = new Sql();
        // A parameter that nothing speaks of would have no type.
        var now = list.criteria().contains(Criterion.ESCALATED) ? query.parameter(asker.now()) : "";
        var conditions = list.criteria().stream()
                .map(criterion -> criterion.isCondition() ? criterion.sql(now) : "false")
                .collect(Collectors.joining(", "));
        var order = list.criteria().stream().map(criterion -> criterion.ordering(now))
                .collect(Collectors.joining(", "));
        query.add("select t.id, " + conditions + " from " + Sql.TICKETS + " where ").visible(asker.scope());
        query.add(TO_DO).add(" and t.department = %s", department);
        query.add(" and (t.assignee = %s or t.assignee is null and t.group_key = any(%s::text[]))", agent,
                asker.groups().toArray(String[]::new));
        return query.add(" order by " + order + ", t.id limit " + most);
    }

    private static Next next(Ticket ticket, UUID agent, WorkList list, Optional<Row> row) {
        var why = new ArrayList<Criterion>();
        for (var place = 0; place < list.criteria().size(); place++) {
            var criterion = list.criteria().get(place);
            var column = place + 1;
            if (!criterion.isCondition() || row.filter(found -> found.flag(column)).isPresent()) {
                why.add(criterion);
            }
        }
        return new Next(ticket, agent.equals(ticket.snapshot().assignee()), why);
    }
}
