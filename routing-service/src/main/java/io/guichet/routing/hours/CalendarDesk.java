package io.guichet.routing.hours;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.queue.GroupMarks;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps the calendars, and has the groups drained whose members' working hours begin. */
@ApplicationScoped
public class CalendarDesk {

    private static final String KEEP = """
            insert into calendar (key, definition, version, removed, open) values ($1, $2, $3, false, $4)
            on conflict (key) do update set definition = excluded.definition, version = excluded.version,
                removed = false, open = excluded.open
            where calendar.version < excluded.version""";
    private static final String REMOVE = """
            update calendar set removed = true, version = $2 where key = $1 and version < $2""";
    private static final String WORKED_BY = """
            select c.key, c.open from calendar c where exists (select 1 from agent a where a.hours = c.key)
            order by c.key for update""";
    private static final String GROUPS = """
            select distinct m.group_key from group_member m join agent a on a.id = m.agent_id where a.hours = any($1)""";

    private final CurrentTransaction transaction;
    private final Calendars calendars;
    private final GroupMarks marks;
    private final Clock clock;

    CalendarDesk(CurrentTransaction transaction, Calendars calendars, GroupMarks marks, Clock clock) {
        this.transaction = transaction;
        this.calendars = calendars;
        this.marks = marks;
        this.clock = clock;
    }

    /** A calendar was made or changed; an older version changes nothing. */
    @WithTransaction
    public Uni<Void> keep(Calendar calendar, long version) {
        var open = Hours.of(calendar).isOpen(clock.instant());
        return transaction.update(KEEP, calendar.key(), Calendars.write(calendar), version, open)
                .chain(changed -> changed == 0
                        ? Uni.createFrom().voidItem()
                        : markMembersOf(List.of(calendar.key())));
    }

    /** A calendar was removed: whoever still works by it goes on to do so. */
    @WithTransaction
    public Uni<Void> remove(String key, long version) {
        return transaction.update(REMOVE, key, version).replaceWithVoid();
    }

    /** Looks which calendars have opened or closed since the last look. */
    Uni<Void> look() {
        return transaction.select(WORKED_BY)
                .chain(rows -> calendars.of(rows.stream().map(row -> String.valueOf(row[0])).toList())
                        .chain(known -> note(rows.stream()
                                .map(row -> new Known(String.valueOf(row[0]),
                                        (Boolean) Objects.requireNonNull(row[1]),
                                        Objects.requireNonNull(known.get(String.valueOf(row[0])))))
                                .filter(one -> one.open() != one.calendar().isOpen(clock.instant())).toList())));
    }

    private Uni<Void> note(List<Known> turned) {
        var opened = turned.stream().filter(one -> !one.open()).map(Known::key).toList();
        return turned.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.update("update calendar set open = not open where key = any($1)",
                        (Object) turned.stream().map(Known::key).toArray(String[]::new))
                        .chain(() -> markMembersOf(opened));
    }

    private Uni<Void> markMembersOf(List<String> keys) {
        return transaction.select(GROUPS, (Object) keys.toArray(String[]::new))
                .chain(rows -> marks.mark(rows.stream().map(row -> String.valueOf(row[0])).toList(), "working-hours"));
    }

    private record Known(String key, boolean open, BusinessCalendar calendar) {}
}
