package io.guichet.sla;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.sla.calendar.CalendarRef;
import io.guichet.sla.calendar.CalendarUsers;
import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.Note;
import io.guichet.sla.history.Promise;
import io.smallrye.mutiny.Uni;

/**
 * Gives tickets their targets back when the calendar opens again that they could not be counted in: from then on they
 * count in its new version. No other promise is touched by the change of a calendar.
 */
@Singleton
class Reopening implements DueHandler {

    private static final int AT_ONCE = 20;
    private static final String STUCK = """
            select id from sla_ticket where stuck and id > $1 and promise::json -> 'calendar' ->> 'key' = $2
            order by id limit $3""";

    private final CurrentTransaction transaction;
    private final SlaTickets tickets;
    private final CalendarVersions calendars;
    private final CalendarUsers users;
    private final Consequences consequences;

    Reopening(CurrentTransaction transaction, SlaTickets tickets, CalendarVersions calendars, CalendarUsers users,
            Consequences consequences) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.calendars = calendars;
        this.users = users;
        this.consequences = consequences;
    }

    @Override
    public String kind() {
        return CalendarUsers.KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var calendar = due.subject();
        return next(calendar, UUID.fromString(due.payload()))
                .chain(page -> Sequence.each(page, ticket -> reopen(ticket, calendar, due))
                        .chain(() -> page.size() < AT_ONCE
                                ? Uni.createFrom().voidItem()
                                : users.goOn(calendar, page.getLast())));
    }

    private Uni<List<UUID>> next(String calendar, UUID after) {
        return transaction.select(STUCK, after, calendar, AT_ONCE)
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }

    private Uni<Void> reopen(UUID id, String calendar, Due due) {
        return tickets.lock(id).chain(found -> {
            var promise = found.flatMap(SlaTicket::promise);
            var snapshot = found.flatMap(SlaTicket::snapshot);
            return promise.isEmpty() || snapshot.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : calendars.current(calendar, snapshot.get().department()).chain(now -> now
                            .filter(version -> !version.equals(promise.get().calendar()))
                            .map(version -> promise(found.get(), snapshot.get(), promise.get().in(version), due))
                            .orElseGet(() -> Uni.createFrom().voidItem()));
        });
    }

    private Uni<Void> promise(SlaTicket ticket, TicketSnapshot snapshot, Promise promise, Due due) {
        var ref = Objects.requireNonNull(promise.calendar());
        var again = new Happening.Recomputed(due.dueAt().truncatedTo(ChronoUnit.MICROS), snapshot.priority(), promise);
        return consequences.hear(ticket, new Note(ticket.id(), ticket.version(), id(ticket, ref), null, again),
                Cause.request(due.id().toString()));
    }

    private static UUID id(SlaTicket ticket, CalendarRef ref) {
        return UUID.nameUUIDFromBytes((ref.name() + "/" + ticket.id()).getBytes(StandardCharsets.UTF_8));
    }
}
