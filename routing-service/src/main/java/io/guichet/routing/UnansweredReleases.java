package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.Releases.Reason;
import io.smallrye.mutiny.Uni;

/** Tickets that were taken back, and to which ticket-service has not said anything for a while. */
@Singleton
class UnansweredReleases {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SILENT = """
            select id from ticket where released_at is not null and greatest(released_at, release_told_at) <= $1
            order by greatest(released_at, release_told_at) limit 100""";
    /** What was said the first time stands in the explanation. */
    private static final String TAKE = """
            select t.id, coalesce(d.trigger, 'released'), d.note, t.released_by from ticket t left join lateral (
                select d.trigger, d.note from decision d
                where d.ticket_id = t.id and d.outcome in ('RELEASED', 'PASSED_ON')
                order by d.at desc, d.id desc limit 1) d on true
            where t.id = $2 and greatest(t.released_at, t.release_told_at) <= $1 and t.assignee = t.released_from
            for update of t skip locked""";

    private final CurrentTransaction transaction;
    private final RoutedTickets tickets;
    private final Releases releases;
    private final Clock clock;

    UnansweredReleases(CurrentTransaction transaction, RoutedTickets tickets, Releases releases, Clock clock) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.releases = releases;
        this.clock = clock;
    }

    /** Those that are to be told of again. */
    Uni<List<UUID>> all() {
        return transaction.select(SILENT, clock.instant().minus(PATIENCE))
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }

    /** Tells of one of them again, if that is still so. */
    Uni<Void> tellAgain(UUID id) {
        return transaction.select(TAKE, clock.instant().minus(PATIENCE), id)
                .chain(rows -> Sequence.each(rows, row -> tickets.findById(id)
                        .chain(ticket -> releases.tellAgain(ticket, reason(row)))));
    }

    private static Reason reason(@Nullable Object[] row) {
        return new Reason(String.valueOf(row[1]), (String) row[2],
                row[3] == null ? null : Actors.read(String.valueOf(row[3])));
    }
}
