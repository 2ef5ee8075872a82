package io.guichet.ticket.view;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketFinder;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.TermSql;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Tickets of views, page by page. */
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
}
