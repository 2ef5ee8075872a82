package io.guichet.ticket.view;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Actor;
import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.TermSql;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** What happened to many tickets, ticket by ticket. */
@ApplicationScoped
public class TimelineReader {

    private static final String COLUMNS = """
            select e.ticket_id, t.number, e.position, e.id, e.at, e.kind, e.actor_kind, e.actor_id, e.actor_name, e.cause,
            e.depth, e.version, e.before_change::text, e.after_change::text, e.detail::text from\s""";

    private final CurrentTransaction connection;

    TimelineReader(CurrentTransaction connection) {
        this.connection = connection;
    }

    /**
     * An entry of the timeline of a ticket.
     *
     * @param position from 1 on, in the order of what happened to this ticket
     * @param version the ticket's, after it
     */
    public record Happened(UUID ticket, long number, int position, UUID id, Instant at, String kind, Actor by,
            String cause, int depth, long version, Map<String, Object> before, Map<String, Object> after,
            Map<String, Object> detail) {

        static Happened of(Row row) {
            var by = new Actor(Actor.Kind.valueOf(row.required(6)), row.idOrNull(7), row.required(8));
            return new Happened(row.id(0), row.number(1), (int) row.number(2), row.id(3), row.instant(4),
                    row.required(5), by, row.required(9), (int) row.number(10), row.number(11), json(row, 12),
                    json(row, 13), json(row, 14));
        }

        private static Map<String, Object> json(Row row, int place) {
            return new JsonObject(row.required(place)).getMap();
        }
    }

    /** What happened to the tickets that pass the filter and that the asker sees, oldest ticket first. */
    @WithSession
    public Uni<Page<Happened>> entries(Term filter, Asker asker, PageRequest page) {
        var query = new Sql().add(COLUMNS + Sql.TICKETS + " join timeline_entry e on e.ticket_id = t.id where ")
                .visible(asker.scope());
        query.add(" and ").add(TermSql.of(filter, asker, query));
        page.after().ifPresent(cursor -> query.add(" and (e.ticket_id, e.position) > (%s, %s)",
                cursor.id(0).orElseThrow(), cursor.number(1).orElseThrow().intValue()));
        query.add(" order by e.ticket_id, e.position limit " + page.fetch());
        return connection.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(row -> Happened.of(new Row(row))).toList())
                .map(found -> Page.of(found, page, entry -> Cursor.of(entry.ticket(), entry.position())));
    }
}
