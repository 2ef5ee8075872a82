package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.UUID;

import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;

/**
 * One message between a customer and us, with the ticket that it belongs to.
 *
 * @param opening whether it is the one that opened the ticket
 * @param excerpt the beginning of its text
 */
public record Exchange(Instant at, UUID message, UUID ticket, long number, String subject, String status, String kind,
        String authorKind, String author, String channel, boolean opening, String excerpt) {

    private static final String COLUMNS = """
            select m.created_at, m.id, t.id, t.number, t.subject, t.status, m.kind, m.author_kind, m.author_name,
            m.channel, m.position = 1, left(m.text, 300) from %s join message m on m.ticket_id = t.id"""
            .formatted(Sql.TICKETS);

    /**
     * Newest first, as the index of the messages of a requester has them. Of what was split off, the copy that opened the
     * ticket stands for it: the rest was said in the other one.
     */
    static Sql query(UUID contact, TicketScope scope, PageRequest page) {
        var query = new Sql().add(COLUMNS)
                .add(" where m.requester_id = %s and (m.copy_of is null or m.position = 1) and ", contact)
                .visible(scope);
        page.after().ifPresent(cursor -> query.add(" and (m.created_at, m.id) < (%s, %s)",
                cursor.instant(0).orElseThrow(), cursor.id(1).orElseThrow()));
        return query.add(" order by m.created_at desc, m.id desc limit " + page.fetch());
    }

    static Exchange of(Row row) {
        return new Exchange(row.instant(0), row.id(1), row.id(2), row.number(3), row.required(4), row.required(5),
                row.required(6), row.required(7), row.required(8), row.required(9), row.flag(10), row.required(11));
    }
}
