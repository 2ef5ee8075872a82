package io.guichet.ticket.merge;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Said;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Earlier;
import io.guichet.ticket.Remains;
import io.guichet.ticket.Row;
import io.smallrye.mutiny.Uni;

/** Which messages and which waiting are whose among merged tickets; on rows that the caller has locked. */
@Singleton
class Lineage {

    private static final String ABOVE = """
            with recursive above(id, merged_into, steps) as (
                select id, merged_into, 0 from ticket where id = $1
                union all select t.id, t.merged_into, a.steps + 1 from ticket t join above a on t.id = a.merged_into)
            select id from above where steps > 0 order by steps""";
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
     * Since when a ticket waits without the one that leaves: for its own customer, who wrote since they were last answered
     * (thanks ask for nothing), or for whom somebody opened it again by hand; and for those of the tickets that stay.
     */
    private static final String WAITS = """
            with answered as (
                select coalesce(max(at), '-infinity') at, coalesce(max(position), 0) position from timeline_entry
                where ticket_id = $1 and before_change ->> 'waitingSince' is not null
                and after_change ->> 'waitingSince' is null and kind not in ('TicketMerged', 'TicketTrashed')),
            thanks as (
                select detail ->> 'message' message from timeline_entry
                where ticket_id = $1 and kind = 'MessageAdded' and after_change ->> 'thankedAt' is not null),
            asked as (
                select min(m.created_at) at from message m, answered a where m.ticket_id = $1 and m.kind = 'REPLY'
                and m.author_kind = 'CUSTOMER' and m.created_at > a.at
                and m.id::text not in (select message from thanks where message is not null)),
            reopened as (
                select min((e.after_change ->> 'waitingSince')::timestamptz) at from timeline_entry e, answered a
                where e.ticket_id = $1 and e.kind = 'StatusChanged' and e.position > a.position),
            others as (
                select min(t.aside_waiting_since) at from ticket t, answered a where t.merged_into = $1 and t.id <> $2
                and t.aside_since > a.at)
            select least((select at from asked), (select at from reopened), (select at from others))""";
    /**
     * How a ticket was before it was last opened, if that was for a ticket that was merged, or by a message that is not its
     * own any more. What was solved stays open: its customer would be told once more that it is solved.
     */
    private static final String EARLIER = """
            select e.before_change ->> 'status', e.before_change ->> 'subStatus',
                (e.before_change ->> 'snoozedUntil')::timestamptz, e.at
            from timeline_entry e
            join timeline_entry why on why.ticket_id = e.ticket_id and why.position = e.position - 1
            where e.ticket_id = $1 and e.before_change ->> 'status' in ('ANSWERED', 'PENDING', 'ON_HOLD')
            and e.position = (select max(position) from timeline_entry where ticket_id = $1 and kind = 'StatusChanged')
            and (why.kind in ('TicketMerged', 'TicketUnmerged') or why.kind = 'MessageAdded' and not exists (
                select 1 from message m where m.ticket_id = $1 and m.id::text = why.detail ->> 'message'))""";

    private static final String HEARD = """
            select coalesce(max(m.created_at), t.created_at) from ticket t
            left join message m on m.ticket_id = t.id and m.author_kind = 'CUSTOMER' where t.id = $1 group by t.id""";

    private final CurrentTransaction transaction;

    Lineage(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** What a ticket is part of, then what that is part of; whether the caller may know, is to be checked still. */
    Uni<List<UUID>> above(UUID source) {
        return transaction.select(ABOVE, source)
                .map(rows -> rows.stream().map(row -> new Row(row).id(0)).toList());
    }

    /** The messages that came for a source while it was part of another ticket, oldest first; they are its own now. */
    Uni<List<Said>> claim(UUID source) {
        return transaction.select(CLAIM, source).map(rows -> rows.stream().map(Row::new)
                .map(row -> new Said(row.id(0), MessageKind.valueOf(row.required(1)),
                        Actor.Kind.valueOf(row.required(2)), row.instant(3)))
                .sorted(Comparator.comparing(Said::at)).toList());
    }

    /** When a customer last wrote in a ticket, or it was opened for one; {@link #claim} comes first. */
    Uni<Instant> heard(UUID ticket) {
        return transaction.select(HEARD, ticket).map(rows -> new Row(rows.getFirst()).instant(0));
    }

    /** What is left of a ticket that waits because of one that leaves; {@link #claim} comes first. */
    Uni<Remains> remains(UUID ticket, UUID leaving, Instant heard) {
        return transaction.select(WAITS, ticket, leaving).map(rows -> new Row(rows.getFirst()).instantOrNull(0))
                .chain(waiting -> waiting == null
                        ? transaction.select(EARLIER, ticket).map(Lineage::earlier)
                                .map(earlier -> new Remains(null, earlier.orElse(null), heard))
                        : Uni.createFrom().item(new Remains(waiting, null, heard)));
    }

    private static Optional<Earlier> earlier(List<@Nullable Object[]> rows) {
        return rows.stream().findFirst().map(Row::new)
                .map(row -> new Earlier(TicketStatus.valueOf(row.required(0)), row.text(1), row.instantOrNull(2),
                        row.instant(3)));
    }
}
