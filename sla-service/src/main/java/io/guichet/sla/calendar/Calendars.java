package io.guichet.sla.calendar;

import java.util.List;
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

    Uni<Void> keep(SlaCalendar changed) {
        return transaction.update("insert into sla_calendar_version (key, version, content) values ($1, $2, $3)",
                changed.key(), changed.version(), changed.content()).replaceWithVoid();
    }
}
