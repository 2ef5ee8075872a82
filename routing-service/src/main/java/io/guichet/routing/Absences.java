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
import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.assignment.GroupOptions.OnAbsence;
import io.guichet.routing.assignment.OptionsJson;
import io.guichet.routing.decision.Outcome;
import io.smallrye.mutiny.Uni;

/** Offers the work of those who went away to others, as their groups want it. */
@Singleton
class Absences {

    private static final String AWAY = """
            (not a.active or (p.presence in ('AWAY', 'OFFLINE') and p.since <= $1))""";
    private static final String ABSENT = """
            select p.agent_id from agent_presence p join agent a on a.id = p.agent_id
            where (not p.settled or exists (select 1 from absence_mark m where m.agent_id = p.agent_id)) and %s
            order by p.since limit 1000""".formatted(AWAY);
    private static final String TAKE = """
            select p.agent_id, a.active, a.deputy from agent_presence p join agent a on a.id = p.agent_id
            where p.agent_id = $2
                and (not p.settled or exists (select 1 from absence_mark m where m.agent_id = p.agent_id)) and %s
            for update of p skip locked""".formatted(AWAY);
    private static final String IS_AWAY = """
            select a.id, a.active, a.deputy from agent a join agent_presence p on p.agent_id = a.id
            where a.id = $2 and %s""".formatted(AWAY);
    // Inserted only, so that nobody waits for anybody: tickets are heard of in any order.
    private static final String LOOK_AGAIN = "insert into absence_mark (agent_id) values ($1)";
    /** Whoever is there is not settled when they go. */
    private static final String FORGET = """
            delete from absence_mark where agent_id not in (
                select p.agent_id from agent_presence p join agent a on a.id = p.agent_id where %s)""".formatted(AWAY);
    /** Whoever may no longer work here keeps nothing, though it may weigh nothing now: it would come back to them. */
    private static final String THEIRS = """
            (t.holder = $1 or not $2::boolean and t.assignee = $1 and t.request is null
                              and t.status not in ('RESOLVED', 'CLOSED'))
            and t.released_from is distinct from $1""";
    private static final String WORK = """
            select t.id, t.touched, t.proposal is not null, g.options, coalesce(t.replied_at >= p.since, false)
            from ticket t join agent_presence p on p.agent_id = $1
                left join agent_group g on g.key = coalesce(t.routed_to, t.group_key)
            where %s order by t.id for update of t skip locked""".formatted(THEIRS);
    private static final String LEFT = "select count(*) from ticket t where " + THEIRS;

    private final CurrentTransaction transaction;
    private final RoutedTickets tickets;
    private final Releases releases;
    private final Duration grace;
    private final Clock clock;

    Absences(CurrentTransaction transaction, RoutedTickets tickets, Releases releases, AbsenceConfig config,
            Clock clock) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.releases = releases;
        this.grace = config.checkedGrace();
        this.clock = clock;
    }

    /** Those who have been away for long enough, and whose work has not been offered. */
    Uni<List<UUID>> absent() {
        var since = clock.instant().minus(grace);
        return transaction.update(FORGET, since).chain(() -> transaction.select(ABSENT, since))
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }

    /** Does so for one of them, if that is still so and nobody else is at it. */
    Uni<Void> settle(UUID agent) {
        return transaction.select(TAKE, clock.instant().minus(grace), agent)
                .chain(rows -> Sequence.each(rows.stream().map(Absent::of).toList(), absent -> transaction
                        .update("delete from absence_mark where agent_id = $1", agent)
                        .chain(() -> settle(absent))));
    }

    /** Somebody was given work: if they are away, it is looked at like what they had. */
    Uni<Void> lookAgain(UUID agent) {
        return transaction.update(LOOK_AGAIN, agent).replaceWithVoid();
    }

    /** A customer waits for an answer: whoever has the ticket keeps it, unless they are away. */
    Uni<Void> offerIfAway(RoutedTicket ticket) {
        return ticket.holder().map(agent -> transaction.select(IS_AWAY, clock.instant().minus(grace), agent)
                .chain(rows -> Sequence.each(rows.stream().map(Absent::of).toList(),
                        absent -> release(absent, ticket))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> settle(Absent absent) {
        return transaction.select(LEFT, absent.agent(), absent.active())
                .map(left -> ((Number) Objects.requireNonNull(left.getFirst()[0])).longValue())
                .chain(left -> transaction.select(WORK, absent.agent(), absent.active())
                        .chain(rows -> settle(absent, rows.stream().map(Work::of).toList(), left)));
    }

    private Uni<Void> settle(Absent absent, List<Work> work, long all) {
        var offered = work.stream().filter(one -> one.isOffered(absent) && !one.proposed()).toList();
        // What is locked, or not yet answered by ticket-service, is looked at again in a second.
        var done = work.size() == all && work.stream().noneMatch(one -> one.isOffered(absent) && one.proposed());
        return Sequence.each(offered, one -> release(absent, one))
                .chain(() -> transaction.update("update agent_presence set settled = $2 where agent_id = $1",
                        absent.agent(), done))
                .replaceWithVoid();
    }

    private Uni<Void> release(Absent absent, Work work) {
        return tickets.findById(work.ticket()).chain(ticket -> release(absent, ticket));
    }

    private Uni<Void> release(Absent absent, RoutedTicket ticket) {
        return releases.release(ticket, Reason.of(absent.active() ? "absent" : "disabled"), Outcome.RELEASED,
                absent.deputy());
    }

    /** Somebody who is away, or may no longer work here. */
    private record Absent(UUID agent, boolean active, @Nullable UUID deputy) {

        static Absent of(@Nullable Object[] row) {
            return new Absent((UUID) Objects.requireNonNull(row[0]), Boolean.TRUE.equals(row[1]), (UUID) row[2]);
        }
    }

    /**
     * A ticket that they have.
     *
     * @param awaited whether its customer has written since they went
     */
    private record Work(UUID ticket, boolean touched, boolean proposed, OnAbsence policy, boolean awaited) {

        static Work of(@Nullable Object[] row) {
            var options = row[3] == null ? GroupOptions.NONE : OptionsJson.read(String.valueOf(row[3]));
            return new Work((UUID) Objects.requireNonNull(row[0]), Boolean.TRUE.equals(row[1]),
                    Boolean.TRUE.equals(row[2]), options.onAbsence(), Boolean.TRUE.equals(row[4]));
        }

        boolean isOffered(Absent absent) {
            return !absent.active() || awaited || switch (policy) {
                case KEEP -> false;
                case REOFFER_UNTOUCHED -> !touched;
                case REOFFER_ALL -> true;
            };
        }
    }
}
