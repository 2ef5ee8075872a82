package io.guichet.routing;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.assignment.GroupOptions.Overflow;
import io.guichet.routing.assignment.GroupOptions.TimeCount;
import io.guichet.routing.assignment.OptionsJson;
import io.guichet.routing.hours.Calendars;
import io.smallrye.mutiny.Uni;

/** Passes tickets on that have waited too long in a group, to the group that is to help out. */
@Singleton
class Overflows {

    private static final String GROUPS = """
            select g.key, g.options, d.calendar from agent_group g join department d on d.key = g.department
            where jsonb_exists(g.options::jsonb, 'overflow') and exists (select 1 from ticket t where t.queue = g.key)
            order by g.key""";
    // Business time is never more than time by the clock: whoever has not waited by the clock has not waited.
    private static final String WAITED = """
            select id, queued_at from ticket
            where queue = $1 and queued_at <= $2 and not ($3 = any(passed))
            order by queued_at limit 100 for update skip locked""";

    private final CurrentTransaction transaction;
    private final RoutedTickets tickets;
    private final Passing passing;
    private final Calendars calendars;
    private final Clock clock;

    Overflows(CurrentTransaction transaction, RoutedTickets tickets, Passing passing, Calendars calendars,
            Clock clock) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.passing = passing;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The groups that pass tickets on, and in which some wait. */
    Uni<List<Full>> groups() {
        return transaction.select(GROUPS).map(rows -> rows.stream().map(Full::of).toList());
    }

    /** Passes on what has waited too long by now; a ticket goes to no group again that has passed it on. */
    Uni<Void> passOn(Full full) {
        var now = clock.instant();
        return calendars.of(full.calendars())
                .chain(known -> transaction.select(WAITED, full.group(), now.minus(full.overflow().after()),
                        full.overflow().group())
                        .chain(rows -> Sequence.each(rows.stream()
                                .filter(row -> full.isOver(instant(row[1]), now, full.in(known)))
                                .map(row -> (UUID) Objects.requireNonNull(row[0])).toList(),
                                ticket -> passOn(ticket, full.overflow()))
                                .chain(() -> passing.lookAgain(full.group(), rows.size()))));
    }

    private Uni<Void> passOn(UUID id, Overflow overflow) {
        return tickets.findById(id).chain(ticket -> passing.overflow(ticket, overflow));
    }

    private static Instant instant(@Nullable Object column) {
        return ((OffsetDateTime) Objects.requireNonNull(column)).toInstant();
    }

    /** A group that passes tickets on. */
    record Full(String group, Overflow overflow, @Nullable String calendar) {

        static Full of(@Nullable Object[] row) {
            return new Full(String.valueOf(row[0]),
                    Objects.requireNonNull(OptionsJson.read(String.valueOf(row[1])).overflow()), (String) row[2]);
        }

        List<String> calendars() {
            return calendar == null || overflow.time() == TimeCount.CLOCK ? List.of() : List.of(calendar);
        }

        @Nullable
        BusinessCalendar in(Map<String, BusinessCalendar> known) {
            return calendar == null ? null : known.get(calendar);
        }

        /** Without a calendar all time counts. */
        boolean isOver(Instant since, Instant now, @Nullable BusinessCalendar hours) {
            return hours == null || hours.elapsed(since, now).compareTo(overflow.after()) >= 0;
        }
    }
}
