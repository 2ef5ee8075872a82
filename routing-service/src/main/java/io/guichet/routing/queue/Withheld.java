package io.guichet.routing.queue;

/** The query that says why tickets are withheld from agents who could take them. */
final class Withheld {

    /** The group has as much of a requester, or of an organisation, as it may. */
    static final String CAP = "requester-cap";
    /** The room that there is, is left free for others who write. */
    static final String FOR_OTHERS = "kept-for-others";
    /**
     * Parameters: 1 group, 2 tickets, 3 and 4 the caps of a requester and of an organisation, absent for none, 5 and 6
     * their bursts, 7 since when others are looked for, absent for never. The word is absent where nothing withholds it.
     */
    static final String QUERY = """
            with lately as materialized (%1$s),
            known as materialized (
                select requester, organization, false as held from ticket where queue = $1
                union all
                select requester, organization, true from ticket
                where holder is not null and coalesce(routed_to, group_key) = $1),
            of_requester as (
                select requester, count(*) as sent, count(*) filter (where held) as held from known group by requester),
            of_organization as (
                select organization, count(*) as sent, count(*) filter (where held) as held
                from known where organization is not null group by organization)
            select t.id, case
                when r.held >= $3::int or o.held >= $4::int then '%4$s'
                when r.sent > $5::int and %2$s or o.sent > $6::int and %3$s then '%5$s'
                when r.sent > $3::int or o.sent > $4::int then '%4$s' end
            from ticket t
                join of_requester r on r.requester = t.requester
                left join of_organization o on o.organization = t.organization
            where t.id = any($2)"""
            .formatted(Writers.LATELY.formatted("$7"), Writers.OTHER.formatted("t"), Writers.OTHER_HOUSE.formatted("t"),
                    CAP, FOR_OTHERS);

    private Withheld() {}
}
