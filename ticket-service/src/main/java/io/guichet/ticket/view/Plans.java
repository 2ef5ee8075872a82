package io.guichet.ticket.view;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.intake.PlannedDate;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Projects by the date that they are planned for, so that capacity can be allocated. */
@ApplicationScoped
public class Plans {

    private final CurrentTransaction connection;

    Plans(CurrentTransaction connection) {
        this.connection = connection;
    }

    /** A project that is planned; nobody may have it yet. */
    public record Planned(LocalDate date, UUID id, long number, String subject, String status, String department,
            @Nullable String group, @Nullable UUID assignee) {

        /** None when what stands there is no date: what was planned elsewhere is not always planned for one. */
        static Optional<Planned> of(Row row) {
            return PlannedDate.read(row.required(0)).map(date -> new Planned(date, row.id(1), row.number(2),
                    row.required(3), row.required(4), row.required(5), row.text(6), row.idOrNull(7)));
        }
    }

    /** Those between two dates, both included, that the reader sees and that are not over; the earliest first. */
    @WithSession
    public Uni<Page<Planned>> between(LocalDate from, LocalDate to, TicketScope scope, PageRequest page) {
        var query = new Sql().add("select t.fields ->> 'plannedFor', t.id, t.number, t.subject, t.status, t.department,"
                + " t.group_key, t.assignee from " + Sql.TICKETS + " where t.type = 'PROJECT'"
                + " and not is_over(t.status) and (t.fields ->> 'plannedFor') between %s and %s and ", from.toString(),
                to.toString()).visible(scope);
        page.after().ifPresent(cursor -> query.add(" and (t.fields ->> 'plannedFor', t.id) > (%s::text, %s::uuid)",
                cursor.text(0).orElse(""), cursor.id(1).orElseThrow()));
        query.add(" order by t.fields ->> 'plannedFor', t.id limit " + page.fetch());
        return connection.select(query.text(), query.parameters())
                .map(rows -> Page.of(rows.stream().map(Row::new).toList(), page,
                        row -> Cursor.of(row.required(0), row.id(1))))
                .map(rows -> new Page<>(rows.items().stream().flatMap(row -> Planned.of(row).stream()).toList(),
                        rows.next()));
    }
}
