package io.guichet.routing.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.queue.Plan.Decided;
import io.smallrye.mutiny.Uni;

/** The tickets that wait in the queues of groups. */
@Singleton
class WaitingTickets {

    private static final String MARKED = """
            select distinct m.group_key from group_mark m join agent_group g on g.key = m.group_key""";
    private static final String OPEN = """
            select key, strategy, language_use from agent_group where key = $1 for no key update skip locked""";
    private static final String WAITING = """
            select t.id, t.weight, t.language,
                   array(select d.agent from decision d
                         where d.ticket_id = t.id and d.request = t.request and d.outcome = 'DECLINED'),
                   t.request, case when t.told then 'queue' else t.request_reason end, t.rule,
                   t.cause_by, t.cause_depth
            from ticket t where t.queue = $1 and %s
            order by t.waiting_since, t.id limit %d for update of t skip locked""";
    private static final String FITTING = WAITING.formatted("""
            exists (select 1 from unnest($2::int[], $3::text[]) as member(room, language)
                    where member.room >= t.weight
                      and (not $4::boolean or t.language is null
                           or split_part(lower(member.language), '-', 1) = split_part(lower(t.language), '-', 1)))
            """, Drain.AT_ONCE);
    private static final String UNTOLD = WAITING.formatted("not t.told", Drain.AT_ONCE);
    private static final String PROPOSE = """
            update ticket t set queue = null, told = false, holder = chosen.agent, proposal = t.request
            from unnest($1::uuid[], $2::uuid[]) as chosen(ticket, agent) where t.id = chosen.ticket""";

    private final CurrentTransaction transaction;

    WaitingTickets(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The groups that are to be drained. */
    Uni<List<String>> marked() {
        return transaction.select(MARKED).map(rows -> rows.stream().map(row -> Rows.text(row[0])).toList());
    }

    /** Keeps the group's queue from others and takes away its marks; empty when somebody else is at it. */
    Uni<Optional<OpenQueue>> open(String group) {
        return transaction.select(OPEN, group)
                .map(rows -> rows.stream().findFirst().map(Rows::queue))
                .call(open -> open.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : transaction.update("delete from group_mark where group_key = $1", group));
    }

    /** Those that one of the members, at least, has room for: the ones that have waited longest. */
    Uni<List<WaitingTicket>> fitting(OpenQueue queue, List<Candidate> present) {
        return transaction.select(FITTING, queue.group(),
                present.stream().map(Candidate::room).toArray(Integer[]::new),
                present.stream().map(Candidate::language).toArray(String[]::new),
                queue.languages() == LanguageUse.REQUIRED)
                .map(rows -> rows.stream().map(Rows::waiting).toList());
    }

    /** Those of which nobody has been told that they wait. */
    Uni<List<WaitingTicket>> untold(String group) {
        return transaction.select(UNTOLD, group).map(rows -> rows.stream().map(Rows::waiting).toList());
    }

    /** They leave the queue; the agents carry their weight. */
    Uni<Void> propose(Map<UUID, UUID> agentByTicket) {
        return transaction.update(PROPOSE, agentByTicket.keySet().toArray(UUID[]::new),
                agentByTicket.values().toArray(UUID[]::new)).replaceWithVoid();
    }

    /** It is known now that they wait. */
    Uni<Void> told(List<Decided> tickets) {
        return transaction.update("update ticket set told = true where id = any($1)",
                (Object) tickets.stream().map(one -> one.ticket().id()).toArray(UUID[]::new)).replaceWithVoid();
    }

    /** As many numbers of turns, each greater than any given before. */
    Uni<List<Long>> turns(int count) {
        return transaction.select("select nextval('assignment_turn') from generate_series(1, $1)", count)
                .map(rows -> rows.stream().map(row -> Rows.number(row[0]).longValue()).toList());
    }
}
