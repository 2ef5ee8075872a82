package io.guichet.routing.queue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.assignment.RegionUse;
import io.guichet.routing.queue.Plan.Decided;
import io.smallrye.mutiny.Uni;

/** The tickets that wait in the queues of groups. */
@Singleton
class WaitingTickets {

    // Shared for a moment: not with a drain, which has the group for as long as it lasts.
    private static final String MARKED = """
            with marked as (select group_key, min(id) as first from group_mark group by group_key),
            turned as (
                select g.key, m.first, row_number() over (partition by g.department order by m.first) + (
                    select count(*) from agent_group b where b.key = any($1) and b.department = g.department) as turn
                from marked m join agent_group g on g.key = m.group_key
                where g.key <> all($1) and g.key <> all($2))
            select g.key from turned t join agent_group g on g.key = t.key where t.turn <= $4
            order by t.turn, t.first limit $3 for share of g skip locked""";
    private static final String OPEN = """
            with open as materialized (
                select key, strategy, language_use, options from agent_group where key = $1
                for no key update skip locked),
            marks as (
                delete from group_mark where group_key in (select key from open) returning reason)
            select o.*, array(select distinct reason from marks order by reason), r.agent_id, r.ticket_id, r.units
            from open o left join reservation r on r.group_key = o.key""";
    private static final String COLUMNS = """
            t.id, t.weight, t.language, t.skills,
            array(select d.agent from decision d
                  where d.ticket_id = t.id and d.request = t.request and d.outcome = 'DECLINED'),
            array_remove(array[t.prefers] || %s, null),
            t.request, t.request_reason, t.rule, t.cause_by, t.cause_depth, coalesce(t.requested_at, t.waiting_since),
            t.told, t.rule_id, t.rule_version, t.left_to, t.region"""
            .formatted(Preferences.OF_TICKET.formatted("$2::boolean"));
    static final String UNTOLD = """
            select %s from ticket t where t.queue = $1 and not t.told
            order by t.precedence, t.waiting_since, t.id limit %d for update of t skip locked"""
            .formatted(COLUMNS, Drain.AT_ONCE);
    private static final String TOLD = """
            with told as (
                update ticket t set told = true where t.id = any($1)
                returning t.queue, t.requester, t.organization, coalesce(t.queued_at, t.waiting_since) as at)
            insert into group_writer (group_key, requester, organization, at)
            select distinct on (t.queue, t.requester) t.queue, t.requester, t.organization, t.at
            from told t where t.queue is not null order by t.queue, t.requester, t.at desc
            """ + Writers.AGAIN;
    private static final String HEAVY = "select 1 from ticket where queue = $1 and weight > 1 limit 1";

    private final CurrentTransaction transaction;
    private final Equity equity;

    WaitingTickets(CurrentTransaction transaction, Equity equity) {
        this.transaction = transaction;
        this.equity = equity;
    }

    /** As {@link Drain#marked}. */
    Uni<List<String>> marked(Collection<String> drained, Collection<String> resting, int atMost, int ofOne) {
        return transaction.select(MARKED, drained.toArray(String[]::new), resting.toArray(String[]::new), atMost, ofOne)
                .map(rows -> rows.stream().map(row -> Rows.text(row[0])).toList());
    }

    /** Keeps the group's queue from others and takes away its marks; empty when somebody else is at it. */
    Uni<Optional<OpenQueue>> open(String group) {
        return transaction.select(OPEN, group).map(rows -> rows.stream().findFirst().map(Rows::openQueue));
    }

    /**
     * Those that one of the members, at least, can take, and the first of those that need more room than anybody has. One
     * beyond the burst of its requester, or of their organisation, counts as if it had come later; those that exceed a cap of
     * the group, or what is to spare, are left out.
     */
    Uni<List<WaitingTicket>> fitting(OpenQueue queue, List<Candidate> present, Share share) {
        var options = queue.options();
        var config = equity.config();
        return transaction.select(Fitting.QUERY.formatted(COLUMNS), queue.group(), options.sticky(),
                Fitting.members(present), queue.languages() == LanguageUse.REQUIRED, config.burst(),
                options.requesterCap(), options.organizationCap(), config.step().toMillis(), config.organizationBurst(),
                share.byAge(), share.spare(present), equity.lately(options),
                options.regionUse() == RegionUse.REQUIRED)
                .map(rows -> rows.stream().map(Rows::waiting).toList());
    }

    /** What one requester may have of the room of those who are there. */
    Share shareOf(OpenQueue queue, List<Candidate> present) {
        return equity.shareOf(queue.options(), present);
    }

    /** Whether a ticket waits that not everybody who has some room has enough for. */
    Uni<Boolean> anyHeavy(OpenQueue queue) {
        return transaction.select(HEAVY, queue.group()).map(rows -> !rows.isEmpty());
    }

    /** Those of which nobody has been told that they wait. */
    Uni<List<WaitingTicket>> untold(OpenQueue queue) {
        return transaction.select(UNTOLD, queue.group(), queue.options().sticky())
                .map(rows -> rows.stream().map(Rows::waiting).toList());
    }

    /** The same, with the reason where one is withheld from somebody who could take it. */
    Uni<List<Decided>> considered(OpenQueue queue, List<Decided> tickets) {
        var doubtful = tickets.stream().filter(one -> !one.waits()).map(one -> one.ticket().id()).toArray(UUID[]::new);
        return doubtful.length == 0
                ? Uni.createFrom().item(tickets)
                : withheld(queue, doubtful).map(words -> tickets.stream()
                        .map(one -> one.withhold(words.get(one.ticket().id()))).toList());
    }

    private Uni<Map<UUID, String>> withheld(OpenQueue queue, UUID[] tickets) {
        var options = queue.options();
        var config = equity.config();
        return transaction.select(Withheld.QUERY, queue.group(), tickets, options.requesterCap(),
                options.organizationCap(), config.burst(), config.organizationBurst(), equity.lately(options))
                .map(rows -> rows.stream().filter(row -> row[1] != null)
                        .collect(Collectors.toMap(row -> Rows.id(row[0]), row -> Rows.text(row[1]))));
    }

    /** It is known now that they wait. */
    Uni<Void> told(List<Decided> tickets) {
        return transaction.update(TOLD,
                (Object) tickets.stream().map(one -> one.ticket().id()).toArray(UUID[]::new)).replaceWithVoid();
    }
}
