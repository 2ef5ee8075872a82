package io.guichet.ticket.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

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

/** What was said in many tickets, ticket by ticket. */
@ApplicationScoped
public class ConversationReader {

    private static final String COLUMNS = """
            select m.id, m.ticket_id, coalesce(t.external_id, t.id::text), t.number, m.position, m.kind, m.author_kind,
            m.author_name, m.from_address, m.channel, m.text, m.created_at, c.email from\s""";
    private static final String OPENINGS = """
            select t.id, m.text, t.closed_at from message m join ticket t on t.id = m.ticket_id
            where m.position = 1 and t.id = any($1)""";

    private final CurrentTransaction connection;

    ConversationReader(CurrentTransaction connection) {
        this.connection = connection;
    }

    /**
     * A message.
     *
     * @param externalTicket the name of its ticket where it came from, or else our own id of it
     * @param from the address of the customer who wrote it; absent when somebody did who works here
     */
    public record Line(UUID id, UUID ticket, String externalTicket, long number, int position, String kind,
            boolean byCustomer, String author, @Nullable String from, String channel, String text, Instant createdAt) {

        static Line of(Row row) {
            // A note of theirs, such as the answer to a forward, is no part of the conversation with a customer.
            var byCustomer = row.required(6).equals("CUSTOMER") && row.required(5).equals("REPLY");
            var from = row.text(8) == null ? row.text(12) : row.text(8);
            return new Line(row.id(0), row.id(1), row.required(2), row.number(3), (int) row.number(4), row.required(5),
                    byCustomer, row.required(7), byCustomer ? from : null, row.required(9), row.required(10),
                    row.instant(11));
        }
    }

    /** The messages of the tickets that pass the filter and that the asker sees, oldest ticket first. */
    @WithSession
    public Uni<Page<Line>> messages(Term filter, Asker asker, PageRequest page) {
        var query = new Sql().add(COLUMNS + Sql.TICKETS + " join message m on m.ticket_id = t.id where ")
                .visible(asker.scope());
        query.add(" and ").add(TermSql.of(filter, asker, query));
        page.after().ifPresent(cursor -> query.add(" and (m.ticket_id, m.position) > (%s, %s)",
                cursor.id(0).orElseThrow(), cursor.number(1).orElseThrow().intValue()));
        query.add(" order by m.ticket_id, m.position limit " + page.fetch());
        return connection.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(row -> Line.of(new Row(row))).toList())
                .map(found -> Page.of(found, page, line -> Cursor.of(line.ticket(), line.position())));
    }

    /** How a ticket began and ended. */
    public record Frame(String text, @Nullable Instant closedAt) {}

    /** The text with which each of these tickets was opened, and when it was closed, by their ids. */
    @WithSession
    public Uni<Map<UUID, Frame>> frames(List<UUID> tickets) {
        return connection.select(OPENINGS, (Object) tickets.toArray(UUID[]::new)).map(rows -> rows.stream()
                .map(Row::new)
                .collect(Collectors.toMap(row -> row.id(0), row -> new Frame(row.required(1), row.instantOrNull(2)))));
    }
}
