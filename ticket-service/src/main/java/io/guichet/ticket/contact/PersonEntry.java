package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.http.PageRequest;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.vertx.core.json.JsonObject;

/**
 * Something that was done to a contact or an organisation.
 *
 * @param kind {@code merged}, {@code verified}, {@code undeliverable} or {@code deliverable}
 * @param by name of who did it
 * @param reason as they gave it
 */
public record PersonEntry(UUID id, Instant at, String kind, String by, @Nullable String reason,
        Map<String, Object> detail) {

    static Sql query(UUID subject, PageRequest page) {
        var query = new Sql().add("select id, at, kind, actor, reason, detail::text from contact_entry"
                + " where subject_id = %s", subject);
        page.after().ifPresent(cursor -> query.add(" and (at, id) < (%s, %s)", cursor.instant(0).orElseThrow(),
                cursor.id(1).orElseThrow()));
        return query.add(" order by at desc, id desc limit " + page.fetch());
    }

    static PersonEntry of(Row row) {
        return new PersonEntry(row.id(0), row.instant(1), row.required(2), row.required(3), row.text(4),
                new JsonObject(row.required(5)).getMap());
    }
}
