package io.guichet.ticket.time;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps how long agents worked on a ticket: measured by a timer, or noted afterwards. */
@ApplicationScoped
public class TimeDesk {

    private static final String COLUMNS = "id, agent_id, agent_name, started_at, seconds, note";
    private static final String ADD = """
            insert into time_entry (id, ticket_id, agent_id, agent_name, started_at, seconds, note, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";
    private static final String START = ADD + " on conflict (agent_id) where seconds is null do nothing";
    private static final String STOP = """
            update time_entry set seconds = greatest(0, extract(epoch from $3::timestamptz - started_at))::bigint,
            note = coalesce($4, note) where ticket_id = $1 and agent_id = $2 and seconds is null returning %s"""
            .formatted(COLUMNS);
    private static final String REMOVE = "delete from time_entry where ticket_id = $1 and id = $2 and agent_id = $3";
    private static final String LIST = """
            select %s from time_entry where ticket_id = $1
            and ($2::timestamptz is null or (started_at, id) > ($2::timestamptz, $3::uuid))
            order by started_at, id limit\s""".formatted(COLUMNS);
    private static final String TOTAL = "select coalesce(sum(seconds), 0)::bigint from time_entry where ticket_id = $1";

    private final TicketVerbs verbs;
    private final CurrentTransaction transaction;
    private final Ids ids;

    TimeDesk(TicketVerbs verbs, CurrentTransaction transaction, Ids ids) {
        this.verbs = verbs;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** An agent notes how long they worked. */
    @WithTransaction
    public Uni<TimeEntry> add(TicketRef ref, Access access, Spent spent, Act act) {
        var started = spent.startedAt() == null ? act.at().minus(spent.time()) : spent.startedAt();
        var entry = entry(act, started, spent.time().toSeconds(), spent.note());
        return verbs.read(ref, access)
                .chain(ticket -> insert(ADD, ticket.id(), entry, act))
                .replaceWith(entry);
    }

    /** How long somebody worked; until now if no start is given. */
    public record Spent(Duration time, @Nullable Instant startedAt, @Nullable String note) {}

    /** The agent's timer begins to run on this ticket. */
    @WithTransaction
    public Uni<TimeEntry> start(TicketRef ref, Access access, Act act) {
        var entry = entry(act, act.at(), null, null);
        return verbs.read(ref, access)
                .chain(ticket -> insert(START, ticket.id(), entry, act))
                .map(inserted -> {
                    if (inserted == 0) {
                        throw new TimerRuns();
                    }
                    return entry;
                });
    }

    /** The agent's timer stops. */
    @WithTransaction
    public Uni<TimeEntry> stop(TicketRef ref, Access access, @Nullable String note, Act act) {
        return verbs.read(ref, access)
                .chain(ticket -> transaction.select(STOP, ticket.id(), agent(act), act.at(), note)
                        .map(rows -> rows.stream().findFirst().map(TimeDesk::entry)
                                .orElseThrow(() -> new TimeEntryNotFound(ticket.id()))));
    }

    /** An agent takes back what they noted. */
    @WithTransaction
    public Uni<Void> remove(TicketRef ref, Access access, UUID entry, Act act) {
        return verbs.read(ref, access)
                .chain(ticket -> transaction.update(REMOVE, ticket.id(), entry, agent(act)))
                .invoke(removed -> {
                    if (removed == 0) {
                        throw new TimeEntryNotFound(entry);
                    }
                })
                .replaceWithVoid();
    }

    /** The times of a ticket, oldest first. */
    @WithTransaction
    public Uni<TimeSheet> sheet(TicketRef ref, Access access, PageRequest page) {
        var after = page.after().map(cursor -> cursor.instant(0).orElseThrow()).orElse(null);
        var id = page.after().map(cursor -> cursor.id(1).orElseThrow()).orElse(null);
        return verbs.read(ref, access)
                .chain(ticket -> transaction.select(LIST + page.fetch(), ticket.id(), after, id)
                        .map(rows -> Page.of(rows.stream().map(TimeDesk::entry).toList(), page,
                                entry -> Cursor.of(entry.startedAt(), entry.id())))
                        .chain(found -> transaction.select(TOTAL, ticket.id()).map(total -> new TimeSheet(
                                found.items(), number(total.getFirst()[0]), found.next()))));
    }

    private Uni<Integer> insert(String sql, UUID ticket, TimeEntry entry, Act act) {
        return transaction.update(sql, entry.id(), ticket, entry.agent(), entry.agentName(), entry.startedAt(),
                entry.seconds(), entry.note(), act.at());
    }

    private TimeEntry entry(Act act, Instant started, @Nullable Long seconds, @Nullable String note) {
        return new TimeEntry(ids.next(), agent(act), act.by().name(), started, seconds, note);
    }

    private static UUID agent(Act act) {
        return Objects.requireNonNull(act.by().id(), "only agents have a timer");
    }

    private static TimeEntry entry(@Nullable Object[] row) {
        return new TimeEntry((UUID) Objects.requireNonNull(row[0]), (UUID) Objects.requireNonNull(row[1]),
                String.valueOf(row[2]), ((OffsetDateTime) Objects.requireNonNull(row[3])).toInstant(),
                row[4] == null ? null : number(row[4]), row[5] == null ? null : row[5].toString());
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }
}
