package io.guichet.routing.queue;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.hours.Calendars;
import io.smallrye.mutiny.Uni;

/** The members of a group and what they carry. */
@Singleton
public class Members {

    // In the order of ids everywhere: two drains that share agents wait for each other, and never in a circle.
    private static final String LOCK = """
            select l.agent_id from agent_load l join group_member m on m.agent_id = l.agent_id
            where m.group_key = $1 order by l.agent_id for no key update of l""";
    private static final String CANDIDATES = """
            select a.id, a.name, a.active, a.exempt, coalesce(p.presence, 'OFFLINE'),
                   array_remove(array[a.language] || a.languages, null), a.skills, a.hours, l.capacity,
                   (select coalesce(sum(t.weight), 0) from ticket t where t.holder = a.id), m.turn,
                   greatest(l.turn, (select max(h.turn) from hand_turn h where h.agent_id = a.id)),
                   (select coalesce(sum(r.units), 0) from reservation r
                        join ticket w on w.id = r.ticket_id and w.queue = r.group_key
                        join group_member k on k.group_key = r.group_key and k.agent_id = r.agent_id
                    where r.agent_id = a.id and r.group_key is distinct from $2), a.regions
            from group_member m
                join agent a on a.id = m.agent_id
                join agent_load l on l.agent_id = a.id
                left join agent_presence p on p.agent_id = a.id
            where m.group_key = $1 and ($3::uuid[] is null or a.id = any($3)) order by a.id""";
    // The guard of last resort counts anew: whatever was planned, nobody is given more than they have room for.
    private static final String GIVE = """
            with given as materialized (
                select g.*, (select coalesce(sum(t.weight), 0) from ticket t where t.holder = g.agent) as held
                from unnest($2::uuid[], $3::int[], $4::bigint[]) as g(agent, units, turn)),
            loaded as (
                update agent_load l set units = given.held + given.units, turn = given.turn
                from given where l.agent_id = given.agent and given.held + given.units <= l.capacity
                returning 1),
            turned as (
                update group_member m set turn = given.turn
                from given where m.group_key = $1 and m.agent_id = given.agent),
            proposed as (
                update ticket t set queue = null, told = false, holder = chosen.agent, proposal = t.request
                from unnest($5::uuid[], $6::uuid[]) as chosen(ticket, agent) where t.id = chosen.ticket),
            wrote as (
                insert into group_writer (group_key, requester, organization, at)
                select distinct on (t.requester) $1::text, t.requester, t.organization,
                    coalesce(t.queued_at, t.waiting_since)
                from ticket t where t.id = any($5::uuid[])
                order by t.requester, coalesce(t.queued_at, t.waiting_since) desc
                %s)
            select count(*) from loaded""".formatted(Writers.AGAIN);
    private static final int HOURS = 7;

    private final CurrentTransaction transaction;
    private final Calendars calendars;
    private final Clock clock;

    Members(CurrentTransaction transaction, Calendars calendars, Clock clock) {
        this.transaction = transaction;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The members as they are now. */
    public Uni<List<Candidate>> of(String group) {
        return of(group, null, null);
    }

    /**
     * The members.
     *
     * @param draining the group whose own reservation is not counted: it is about to be made anew; absent when none is
     * @param only those that are kept from others: who has joined since is not; absent for all
     */
    private Uni<List<Candidate>> of(String group, @Nullable String draining, UUID @Nullable [] only) {
        return transaction.select(CANDIDATES, group, draining, only).chain(rows -> calendars
                .of(rows.stream().map(row -> (String) row[HOURS]).filter(Objects::nonNull).distinct().toList())
                .map(known -> rows.stream().map(row -> Rows.candidate(row, isOpen(known, (String) row[HOURS])))
                        .toList()));
    }

    /** Whoever has no hours, or hours that nobody knows of, is always within them. */
    private boolean isOpen(Map<String, BusinessCalendar> known, @Nullable String key) {
        var hours = key == null ? null : known.get(key);
        return hours == null || hours.isOpen(clock.instant());
    }

    /** The members, and what they have, as they will be until the end of the transaction. */
    Uni<List<Candidate>> lock(String group) {
        return transaction.select(LOCK, group)
                .chain(rows -> of(group, group, rows.stream().map(row -> Rows.id(row[0])).toArray(UUID[]::new)));
    }

    /**
     * The tickets leave the queue, and the agents carry their weight; fails, and so undoes everything, if it were more
     * than somebody has room for.
     */
    Uni<Void> give(String group, Collection<Given> given, Map<UUID, UUID> agentByTicket) {
        return transaction.select(GIVE, group, given.stream().map(Given::agent).toArray(UUID[]::new),
                given.stream().map(Given::units).toArray(Integer[]::new),
                given.stream().map(Given::turn).toArray(Long[]::new),
                agentByTicket.keySet().toArray(UUID[]::new), agentByTicket.values().toArray(UUID[]::new))
                .invoke(rows -> {
                    if (Rows.number(rows.getFirst()[0]).intValue() != given.size()) {
                        throw new IllegalStateException("More was to be given than there is room for: " + given);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * What one member is given by a drain.
     *
     * @param units in all, units of work
     * @param turn number of the last ticket that they are given
     */
    record Given(UUID agent, int units, long turn) {}
}
