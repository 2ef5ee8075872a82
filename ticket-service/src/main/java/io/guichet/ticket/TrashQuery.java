package io.guichet.ticket;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.http.postgres.PlannedAnew;

/** The SQL of the list of what is in the trash. */
final class TrashQuery {

    private final String sql;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    TrashQuery(TicketScope scope, PageRequest page) {
        var visible = scope.where(Sql.COLUMNS).positional(0);
        parameters.addAll(visible.values());
        var after = "";
        if (page.after().isPresent()) {
            var cursor = page.after().get();
            parameters.add(cursor.instant(0).orElseThrow());
            parameters.add(cursor.id(1).orElseThrow());
            after = " and (t.aside_since, t.id) < ($%d, $%d)".formatted(parameters.size() - 1, parameters.size());
        }
        sql = """
                select t.id from %s
                where t.aside_reason in ('SPAM', 'TRASH') and t.purged_at is null and %s%s
                order by t.aside_since desc, t.id desc limit %d"""
                .formatted(Sql.TICKETS, visible.sql(), after, page.fetch());
    }

    String sql() {
        return PlannedAnew.sql(sql);
    }

    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }

    static Cursor position(Ticket ticket) {
        return Cursor.of(ticket.situation().trashedAt(), ticket.id());
    }
}
