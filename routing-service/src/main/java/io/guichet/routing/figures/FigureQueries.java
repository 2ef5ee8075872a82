package io.guichet.routing.figures;

/** The queries behind the figures. */
final class FigureQueries {

    static final String WAITING = "select count(*), min(waiting_since) from ticket where queue = $1";
    static final String MEMBERS = """
            select a.id, a.name, coalesce(p.presence, 'OFFLINE'), a.exempt, count(t.id),
                   count(t.id) filter (where coalesce(t.routed_to, t.group_key) = $1),
                   coalesce(sum(t.weight), 0), l.capacity
            from group_member m
                join agent a on a.id = m.agent_id
                join agent_load l on l.agent_id = a.id
                left join agent_presence p on p.agent_id = a.id
                left join ticket t on t.holder = a.id
            where m.group_key = $1 and a.active
            group by a.id, a.name, p.presence, a.exempt, l.capacity order by a.name, a.id""";

    /** Who was given how much; members who got nothing included. */
    static final String SHARES = """
            with given as (
                select group_key, agent, count(*) as assigned from decision
                where group_key = any($1) and at >= $2 and at < $3 and outcome in ('PROPOSED', 'ASSIGNED')
                    and agent is not null
                group by group_key, agent)
            select coalesce(g.group_key, m.group_key), coalesce(g.agent, m.agent_id),
                   coalesce(a.name, (select v.description ->> 'name' from configuration_version v
                                     where v.entry = 'agent:' || coalesce(g.agent, m.agent_id)
                                         and jsonb_exists(v.description, 'name')
                                     order by v.version desc limit 1), ''), coalesce(g.assigned, 0)
            from (select group_key, agent_id from group_member where group_key = any($1)) m
                full join given g on g.group_key = m.group_key and g.agent = m.agent_id
                left join agent a on a.id = coalesce(g.agent, m.agent_id)
            order by 4 desc, 3, 2""";
    static final String WAITS = """
            select group_key, percentile_disc(0.5) within group (order by waited_ms),
                   percentile_disc(0.9) within group (order by waited_ms),
                   percentile_disc(0.99) within group (order by waited_ms), max(waited_ms)
            from decision
            where group_key = any($1) and at >= $2 and at < $3 and outcome in ('PROPOSED', 'ASSIGNED')
                and waited_ms is not null
            group by group_key""";
    static final String BUSY = """
            select group_key, sum(units), sum(capacity) from load_sample
            where group_key = any($1) and at >= $2 and at < $3 group by group_key""";
    /** Each counts for its first line, whichever group ended it: only so is a part of them one that went further. */
    static final String ENDED = """
            select count(*), count(*) filter (where not second_line) from ticket
            where coalesce(first_line, ended_group) = any($1) and ended_at >= $2 and ended_at < $3""";

    static final String SAMPLE = """
            insert into load_sample (at, group_key, present, units, capacity, waiting)
            select $1, g.key, count(l.agent_id),
                   coalesce(sum((select coalesce(sum(t.weight), 0) from ticket t where t.holder = l.agent_id)), 0),
                   coalesce(sum(l.capacity), 0),
                   (select count(*) from ticket t where t.queue = g.key)
            from agent_group g
                left join group_member m on m.group_key = g.key
                    and exists (select 1 from agent_presence p
                                where p.agent_id = m.agent_id and p.presence = 'ONLINE')
                left join agent_load l on l.agent_id = m.agent_id
            group by g.key on conflict do nothing""";

    private FigureQueries() {}
}
