package io.guichet.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Lists the targets in danger, to those who may see their tickets. */
@ApplicationScoped
public class DangerReader {

    private static final String DANGERS = """
            %s
            select t.id, t.number, t.department, t.group_key, t.assignee, s.kind, s.due
            from %s s join sla_ticket t on t.id = s.ticket_id
            where %s and (s.due, s.ticket_id, s.kind) > ($2, $3, $4) and %s
            order by s.due, s.ticket_id, s.kind limit $5""";
    /** Of all that run, only what has been warned of and is not due yet, be it in whatever order. */
    private static final String NEAR = """
            with near as materialized (
                select ticket_id, kind, due from sla_target
                where running_since is not null and warn_due <= $1 and due >= $1)""";
    private static final Danger.Place BEGINNING = new Danger.Place(Instant.EPOCH, new UUID(0, 0),
            TargetKind.FIRST_RESPONSE);

    private final CurrentTransaction transaction;
    private final Clock clock;

    DangerReader(CurrentTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Targets that are nearly due, or were missed and are not met, whether or not their clocks run; what is due first comes
     * first.
     *
     * @param after where the page before ended
     */
    @WithSession
    public Uni<List<Danger>> dangers(Danger.State state, TicketScope scope, Optional<Danger.Place> after, int limit) {
        var place = after.orElse(BEGINNING);
        var allowed = scope.where(TicketAccess.COLUMNS).positional(5);
        var values = new ArrayList<@Nullable Object>(List.of(clock.instant(), place.due(), place.ticketId(),
                place.kind().name(), limit));
        values.addAll(allowed.values());
        var wanted = switch (state) {
            case IMMINENT -> "s.due >= $1";
            case BREACHED -> "(s.running_since is not null or s.missed) and not s.over and s.due < $1";
            case UNMET -> "s.missed and s.over and s.due < $1";
        };
        var near = state == Danger.State.IMMINENT;
        return transaction.select(DANGERS.formatted(near ? NEAR : "", near ? "near" : "sla_target", wanted,
                allowed.sql()), values.toArray())
                .map(rows -> rows.stream().map(DangerReader::danger).toList());
    }

    private static Danger danger(@Nullable Object[] row) {
        return new Danger((UUID) Objects.requireNonNull(row[0]), ((Number) Objects.requireNonNull(row[1])).longValue(),
                String.valueOf(row[2]), (String) row[3], (UUID) row[4], TargetKind.valueOf(String.valueOf(row[5])),
                ((OffsetDateTime) Objects.requireNonNull(row[6])).toInstant());
    }
}
