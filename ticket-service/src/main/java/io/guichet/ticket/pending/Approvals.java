package io.guichet.ticket.pending;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** The replies of all tickets that wait for somebody to let them go out. */
@ApplicationScoped
public class Approvals {

    private final PendingMessages messages;
    private final CurrentTransaction connection;

    Approvals(PendingMessages messages, CurrentTransaction connection) {
        this.messages = messages;
        this.connection = connection;
    }

    /** A reply that waits, and the ticket that it is for. */
    public record Proposed(PendingMessage message, long number, String subject) {}

    /** Those of the tickets that the reader sees, oldest first. */
    @WithSession
    public Uni<Page<Proposed>> waiting(TicketScope scope, PageRequest page) {
        var query = new Sql().add("select p.id, t.number, t.subject from pending_message p join "
                + Sql.ticketsOn("p.ticket_id")
                + " where p.state = 'AWAITING_APPROVAL' and ").visible(scope);
        page.after().ifPresent(cursor -> query.add(" and p.id > %s", cursor.id(0).orElseThrow()));
        query.add(" order by p.id limit " + page.fetch());
        return connection.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(Row::new).toList())
                .chain(this::withMessages)
                .map(found -> Page.of(found, page, one -> Cursor.of(one.message().id())));
    }

    private Uni<List<Proposed>> withMessages(List<Row> rows) {
        return messages.all(rows.stream().map(row -> row.id(0)).toList()).map(found -> {
            Map<UUID, PendingMessage> byId = found.stream()
                    .collect(Collectors.toMap(PendingMessage::id, Function.identity()));
            return rows.stream().flatMap(row -> Stream.ofNullable(byId.get(row.id(0)))
                    .map(message -> new Proposed(message, row.number(1), Objects.requireNonNull(row.text(2)))))
                    .toList();
        });
    }
}
