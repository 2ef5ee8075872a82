package io.guichet.ticket.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketFinder;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.TermSql;
import io.guichet.ticket.query.Terms;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Tickets of views, page by page, and how many there are. */
@ApplicationScoped
public class ViewReader {

    private final TicketFinder tickets;
    private final CurrentTransaction connection;

    ViewReader(TicketFinder tickets, CurrentTransaction connection) {
        this.tickets = tickets;
        this.connection = connection;
    }

    /** The tickets of a selection that the asker sees. */
    @WithSession
    public Uni<Page<Ticket>> tickets(Selection selection, Asker asker, PageRequest page) {
        var query = page(selection, asker, page);
        return connection.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(row -> new Row(row).id(0)).toList())
                .chain(tickets::inOrder)
                .map(found -> Page.of(found, page, selection.order()::position));
    }

    /** The ids of a selection, at most so many. */
    @WithSession
    public Uni<List<UUID>> ids(Selection selection, Asker asker, int most) {
        var query = new Sql().add("select t.id from " + Sql.TICKETS + " where ").visible(asker.scope());
        query.add(" and ").add(TermSql.of(selection.filter(), asker, query)).add(" order by t.id limit " + most);
        return connection.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(row -> new Row(row).id(0)).toList());
    }

    static Sql page(Selection selection, Asker asker, PageRequest page) {
        var order = selection.order();
        var descending = selection.descending();
        var query = new Sql().add("select t.id from " + Sql.TICKETS + " where ").visible(asker.scope());
        query.add(" and ").add(TermSql.of(selection.filter(), asker, query));
        page.after().ifPresent(cursor -> {
            query.add(" and ");
            var first = query.place(order.key(cursor));
            query.add(order.after(descending, first, query.place(cursor.id(1).orElseThrow())));
        });
        var direction = descending ? " desc" : "";
        return query.add(" order by " + order.expression(descending) + direction + ", t.id" + direction + " limit "
                + page.fetch());
    }

    /** How many tickets of each of these views the asker sees. */
    @WithSession
    public Uni<List<ViewCount>> counts(List<View> views, Asker asker) {
        Map<String, Term> filters = views.stream().distinct()
                .collect(Collectors.toMap(View::id, view -> Terms.read(view.content().filter())));
        var active = views.stream().map(View::id).distinct().filter(id -> Term.isOnlyActive(term(filters, id)))
                .toList();
        var others = views.stream().map(View::id).distinct().filter(id -> !active.contains(id)).toList();
        var counts = new HashMap<String, Long>();
        return count(activeTogether(active, filters, asker), active, counts)
                .chain(() -> count(eachAlone(others, filters, asker), others, counts))
                .replaceWith(() -> views.stream()
                        .map(view -> ViewCount.of(view.id(), counts.getOrDefault(view.id(), 0L))).toList());
    }

    private static Term term(Map<String, Term> filters, String id) {
        return filters.getOrDefault(id, Term.EVERYTHING);
    }

    private Uni<Void> count(Sql query, List<String> views, Map<String, Long> counts) {
        if (views.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.select(query.text(), query.parameters()).invoke(rows -> {
            for (var place = 0; place < views.size(); place++) {
                counts.put(views.get(place), new Row(rows.getFirst()).number(place));
            }
        }).replaceWithVoid();
    }

    /** What is active is little: all views on it are counted in one pass over it. */
    static Sql activeTogether(List<String> views, Map<String, Term> filters, Asker asker) {
        var query = new Sql();
        var counted = views.stream().map(id -> "count(*) filter (where %s)"
                .formatted(TermSql.of(term(filters, id), asker, query))).collect(Collectors.joining(", "));
        return query.add("select " + counted + " from " + Sql.TICKETS + " where " + TermSql.ACTIVE + " and ")
                .visible(asker.scope());
    }

    /** The others stop where the answer no longer matters. */
    static Sql eachAlone(List<String> views, Map<String, Term> filters, Asker asker) {
        var query = new Sql().add("select ");
        var parts = new ArrayList<>(views);
        for (var place = 0; place < parts.size(); place++) {
            query.add(place == 0 ? "" : ", ").add("(select count(*) from (select 1 from " + Sql.TICKETS + " where ")
                    .visible(asker.scope()).add(" and ")
                    .add(TermSql.of(term(filters, parts.get(place)), asker, query))
                    .add(" limit " + (ViewCount.MOST + 1) + ") counted)");
        }
        return query;
    }
}
