package io.guichet.ticket.merge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Said;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.smallrye.mutiny.Uni;

/** Which messages and which waiting are whose among merged tickets; on rows that the caller has locked. */
@Singleton
class Lineage {

    private static final String TARGET = "select merged_into from ticket where id = $1";
    /** What came for the source, or for what was merged into it before, is the source's from now on. */
    private static final String CLAIM = """
            with recursive part(id) as (
                select $1::uuid union select t.id from ticket t join part p on t.merged_into = p.id),
            own as (
                select m.id, row_number() over (order by m.created_at, m.position) place from message m
                where m.via_ticket in (select id from part) and m.ticket_id not in (select id from part))
            update message m set ticket_id = $1, position = own.place + (select message_count from ticket where id = $1),
                via_ticket = nullif(m.via_ticket, $1)
            from own where m.id = own.id
            returning m.id, m.kind, m.author_kind, m.created_at""";
    /**
     * Of the target: since when its own customer has not been answered, and those of the tickets that stay merged into it;
     * what it waited for before is all that is left when neither has asked anything since.
     */
    private static final String WAITS = """
            with answered as (
                select coalesce(max(created_at), '-infinity') at from message where ticket_id = $1 and kind = 'REPLY'
                and author_kind in ('AGENT', 'CLIENT') and position > 1),
            asked as (
                select min(m.created_at) at from message m, answered a where m.ticket_id = $1 and m.kind = 'REPLY'
                and m.author_kind = 'CUSTOMER' and m.created_at > a.at),
            others as (
                select min(t.aside_waiting_since) at from ticket t, answered a where t.merged_into = $1 and t.id <> $2
                and t.aside_since > a.at)
            select s.aside_waiting_since, s.aside_since,
                coalesce(least((select at from asked), (select at from others)),
                    case when s.aside_since > (select at from answered) then s.aside_target_waiting end)
            from ticket s where s.id = $2""";

    private final CurrentTransaction transaction;

    Lineage(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * What a target waits for when a source leaves.
     *
     * @param inherited what the source brought
     * @param mergedAt since when it was part of the target
     * @param left what waits without it
     */
    record Waits(@Nullable Instant inherited, Instant mergedAt, @Nullable Instant left) {}

    /** What a ticket is part of; whether the caller may know, is to be checked still. */
    Uni<Optional<UUID>> targetOf(UUID source) {
        return transaction.select(TARGET, source)
                .map(rows -> rows.stream().findFirst().flatMap(row -> Optional.ofNullable((UUID) row[0])));
    }

    /** The messages that came for a source while it was part of another ticket, oldest first; they are its own now. */
    Uni<List<Said>> claim(UUID source) {
        return transaction.select(CLAIM, source).map(rows -> rows.stream().map(Row::new)
                .map(row -> new Said(row.id(0), MessageKind.valueOf(row.required(1)),
                        Actor.Kind.valueOf(row.required(2)), row.instant(3)))
                .sorted(Comparator.comparing(Said::at)).toList());
    }

    Uni<Waits> waiting(UUID target, UUID source) {
        return transaction.select(WAITS, target, source).map(rows -> {
            var row = rows.getFirst();
            return new Waits(instant(row[0]), Objects.requireNonNull(instant(row[1])), instant(row[2]));
        });
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
