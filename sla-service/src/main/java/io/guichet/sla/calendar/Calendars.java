package io.guichet.sla.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class Calendars implements PanacheRepositoryBase<SlaCalendar, String> {

    private static final String BEGIN = """
            insert into sla_calendar (key, version, content, removed) values ($1, 0, '', true)
            on conflict (key) do nothing""";

    /** Before the database began there is nothing to know but what its calendars said first. */
    private static final String THEN = """
            select v.version from sla_calendar_version v cross join sla_origin o
            where v.key = $1 and case when o.since <= $2 then v.at <= $2 and (v.until is null or v.until > $2)
                else v.version = (select min(version) from sla_calendar_version where key = $1)
                    and exists (select 1 from sla_calendar c where c.key = $1 and not c.removed) end""";
    private static final String END = """
            update sla_calendar_version set until = $2 where key = $1 and until is null""";
    private static final String KEEP = """
            insert into sla_calendar_version (key, version, content, at) values ($1, $2, $3, $4)""";

    private final CurrentTransaction transaction;

    Calendars(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Keeps others from the calendar of the key until the end of the transaction, whether it exists or not. */
    Uni<SlaCalendar> lock(String key) {
        return transaction.update(BEGIN, key)
                .chain(() -> findById(key, LockModeType.PESSIMISTIC_WRITE))
                .onItem().ifNull().failWith(() -> new CalendarNotFound(key));
    }

    Uni<Optional<SlaCalendar>> present(String key) {
        return findById(key).map(found -> Optional.ofNullable(found).filter(known -> !known.isRemoved()));
    }

    Uni<List<SlaCalendar>> after(@Nullable String key, int limit) {
        return find("where removed = false and key > ?1 order by key", key == null ? "" : key)
                .range(0, limit - 1).list();
    }

    /** The version that counted at an instant; empty when there was none. */
    Uni<Optional<CalendarRef>> at(String key, Instant then) {
        return transaction.select(THEN, key, then).map(rows -> rows.stream()
                .map(row -> new CalendarRef(key, ((Number) Objects.requireNonNull(row[0])).longValue())).findAny());
    }

    /** The version counts from now on, instead of the one before. */
    Uni<Void> keep(SlaCalendar changed, Instant at) {
        return end(changed.key(), at).chain(() -> transaction.update(KEEP, changed.key(), changed.version(),
                changed.content(), at)).replaceWithVoid();
    }

    /** No version counts any more. */
    Uni<Void> end(String key, Instant at) {
        return transaction.update(END, key, at).replaceWithVoid();
    }
}
