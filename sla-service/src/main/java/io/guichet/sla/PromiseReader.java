package io.guichet.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.TicketSla.Told;
import io.guichet.sla.TicketSla.Upcoming;
import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.history.Histories;
import io.guichet.sla.history.History;
import io.guichet.sla.target.Targets;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Shows what was promised to a ticket, to those who may see it. */
@ApplicationScoped
public class PromiseReader {

    private static final String TICKET = "select t.created_at from sla_ticket t where t.id = $1 and %s";
    private static final String TOLD = """
            select kind, occurrence, warned_at, breached_at from sla_outcome
            where ticket_id = $1 and (warned_at is not null or breached_at is not null)""";
    private static final String BESIDE = """
            select 'WATCH', r.name, w.due from sla_watch w join sla_watch_rule r on r.id = w.rule_id
            where w.ticket_id = $1 and w.due is not null
            union all select 'REMINDER', case when $2::uuid in (agent, asked_by) then text end, due from sla_reminder
            where ticket_id = $1 and told_at is null and ticked_at is null""";

    private final CurrentTransaction transaction;
    private final Targets targets;
    private final Histories histories;
    private final CalendarVersions calendars;
    private final Clock clock;

    PromiseReader(CurrentTransaction transaction, Targets targets, Histories histories, CalendarVersions calendars,
            Clock clock) {
        this.transaction = transaction;
        this.targets = targets;
        this.histories = histories;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Fails with {@link TicketNotKnown} also for a ticket outside the scope.
     *
     * @param reader who reads the reminders that they set or are told; absent for who has none
     */
    @WithSession
    public Uni<TicketSla> of(UUID ticket, TicketScope scope, @Nullable UUID reader) {
        return find(ticket, scope)
                .chain(openedAt -> histories.of(ticket, openedAt))
                .chain(history -> explain(ticket, history.read(), reader));
    }

    private Uni<TicketSla> explain(UUID ticket, History.Reading reading, @Nullable UUID reader) {
        return calendars.hours(reading.calendars()).chain(hours -> targets.of(ticket)
                .chain(known -> told(ticket).chain(told -> beside(ticket, reader)
                        .map(beside -> new TicketSla(ticket, reading.promises(), known, told,
                                Clockwork.replay(reading.facts(), hours), hours, beside, clock.instant())))));
    }

    private Uni<List<Told>> told(UUID ticket) {
        return transaction.select(TOLD, ticket)
                .map(rows -> rows.stream().map(row -> new Told(TargetKind.valueOf(String.valueOf(row[0])),
                        ((Number) Objects.requireNonNull(row[1])).intValue(), known(row[2]), known(row[3]))).toList());
    }

    private Uni<List<Upcoming>> beside(UUID ticket, @Nullable UUID reader) {
        return transaction.select(BESIDE, ticket, reader)
                .map(rows -> rows.stream().map(row -> new Upcoming(Upcoming.What.valueOf(String.valueOf(row[0])), null,
                        (String) row[1], instant(row[2]))).toList());
    }

    private Uni<Instant> find(UUID ticket, TicketScope scope) {
        var allowed = scope.where(TicketAccess.COLUMNS).positional(1);
        var values = new ArrayList<@Nullable Object>(List.of(ticket));
        values.addAll(allowed.values());
        return transaction.select(TICKET.formatted(allowed.sql()), values.toArray()).map(rows -> {
            if (rows.isEmpty()) {
                throw new TicketNotKnown(ticket);
            }
            return instant(rows.getFirst()[0]);
        });
    }

    private static Instant instant(@Nullable Object column) {
        return Objects.requireNonNull(known(column));
    }

    private static @Nullable Instant known(@Nullable Object column) {
        return column instanceof OffsetDateTime at ? at.toInstant() : null;
    }
}
