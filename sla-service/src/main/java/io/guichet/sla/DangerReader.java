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
            select t.id, t.number, t.department, t.group_key, t.assignee, s.kind, s.due
            from sla_target s join sla_ticket t on t.id = s.ticket_id
            where (s.running_since is not null or s.missed) and %s and (s.due, s.ticket_id, s.kind) > ($2, $3, $4) and %s
            order by s.due, s.ticket_id, s.kind limit $5""";
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
            case IMMINENT -> "s.running_since is not null and s.due >= $1 and s.warn_due <= $1";
            case BREACHED -> "s.due < $1 and coalesce(t.status, 'OPEN') not in ('RESOLVED', 'CLOSED')";
            case UNMET -> "s.missed and s.due < $1 and t.status in ('RESOLVED', 'CLOSED')";
        };
        return transaction.select(DANGERS.formatted(wanted, allowed.sql()), values.toArray())
                .map(rows -> rows.stream().map(DangerReader::danger).toList());
    }

    private static Danger danger(@Nullable Object[] row) {
        return new Danger((UUID) Objects.requireNonNull(row[0]), ((Number) Objects.requireNonNull(row[1])).longValue(),
                String.valueOf(row[2]), (String) row[3], (UUID) row[4], TargetKind.valueOf(String.valueOf(row[5])),
                ((OffsetDateTime) Objects.requireNonNull(row[6])).toInstant());
    }
}
