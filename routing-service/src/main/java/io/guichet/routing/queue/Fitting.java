package io.guichet.routing.queue;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.guichet.routing.assignment.Candidate;

/** The query that says which of the waiting tickets a drain gives out, and in which order. */
final class Fitting {

    /** A queue longer than this is looked at from its beginning only: ranking all of it would hold the group up. */
    private static final int LOOKED_AT = 5000;
    /** Of those that nobody has room for, room is kept for one only: the first that is not withheld for others. */
    private static final int HEAVY = 500;
    private static final String ABLE = """
            exists (select 1 from member m
                    where %s and q.skills <@ m.skills and m.agent <> all(refused.agents)
                      and (not $4::boolean or q.language is null
                           or split_part(lower(q.language), '-', 1) = any(m.languages))
                      and (not $13::boolean or q.region is null or cardinality(m.regions) = 0
                           or lower(q.region) = any(m.regions)))""";
    private static final String FITS = ABLE.formatted("m.room >= q.weight");
    private static final String FITS_ONE_DAY = ABLE.formatted("m.free and m.capacity >= q.weight");
    /** In the order of the queue: its place, then the time that it has waited. */
    private static final String WAITING = """
            select q.id, q.precedence, q.waiting_since, q.requester, q.organization, q.weight, %s as fits
            from ticket q cross join lateral (
                select array(select d.agent from decision d where d.ticket_id = q.id and d.request = q.request
                                 and d.outcome = 'DECLINED') as agents offset 0) refused
            where q.queue = $1 and %s
            order by q.precedence, q.waiting_since, q.id limit %s""".formatted(FITS, "%s", "%s");
    /** Looked at first: whom nobody has room for is passed over quickly, however many there are. */
    private static final String HAS_ROOM = "q.weight <= (select max(m.room) from member m) and " + FITS;
    private static final String WAITS_FOR_ROOM = "q.weight > 1 and not %s and %s".formatted(FITS, FITS_ONE_DAY);
    /** Behind those looked at, of requesters and organisations who are not the reason why there are so many. */
    private static final String BEYOND = """
            exists (select 1 from loud) and (q.precedence, q.waiting_since, q.id) > (
                select h.precedence, h.waiting_since, h.id from head h
                order by h.precedence desc, h.waiting_since desc, h.id desc limit 1)
            and q.requester not in (select requester from loud where requester is not null)
            and (q.organization is null
                 or q.organization not in (select organization from loud where organization is not null))""";
    /**
     * Parameters: 1 group, 2 sticky, 3 the members who are there, 4 whether the language is required, 5 the burst, 6 and
     * 7 the caps of a requester and of an organisation, absent for none, 8 by how many milliseconds one beyond the burst
     * counts as younger, 9 the burst of an organisation, 10 how many of a requester, or of an organisation, beyond its
     * burst go by age, 11 how many units may be given to those beyond where others write, 12 since when others are looked
     * for, absent for never, 13 whether the region is required. A ticket's rank counts what its requester has in the group and what of theirs waits before it.
     * Of those for which nobody has room now the first is among them: room is kept for it.
     */
    static final String QUERY = """
            with lately as materialized (%7$s),
            member as materialized (
                select * from jsonb_to_recordset($3::text::jsonb)
                    as m(agent uuid, room int, capacity int, free boolean, languages text[], skills text[],
                         regions text[])),
            head as materialized (%1$s),
            heavy as materialized (%6$s),
            loud as materialized (
                select h.requester, null::uuid as organization from head h
                where (select count(*) from head) = %2$d
                group by h.requester having count(*) > least($5::int, $6::int)
                union all
                select null, h.organization from head h
                where (select count(*) from head) = %2$d and h.organization is not null
                group by h.organization having count(*) > least($9::int, $7::int)),
            beyond as materialized (%3$s),
            queued as (select * from head union all select * from beyond union all select * from heavy),
            held as materialized (
                select h.requester, h.organization from ticket h
                where h.holder is not null and coalesce(h.routed_to, h.group_key) = $1),
            ranked as (
                select q.*,
                    row_number() over (partition by q.requester order by q.precedence, q.waiting_since, q.id)
                        + coalesce((select count(*) from held h where h.requester = q.requester), 0) as of_requester,
                    row_number() over (partition by q.organization order by q.precedence, q.waiting_since, q.id)
                        + coalesce((select count(*) from held h where h.organization = q.organization), 0)
                        as of_organization
                from queued q),
            totalled as (
                select r.*, max(r.of_requester) over (partition by r.requester) as all_of_requester,
                    max(r.of_organization) over (partition by r.organization) as all_of_organization
                from ranked r
                where ($6::int is null or r.of_requester <= $6)
                  and ($7::int is null or r.organization is null or r.of_organization <= $7)),
            excessive as (
                select r.*,
                    case when r.all_of_requester > $5::int then r.of_requester - least($5::int, $10::int) end as own,
                    case when r.organization is not null and r.all_of_organization > $9::int
                         then r.of_organization - least($9::int, $10::int) end as of_house
                from totalled r),
            aged as (
                select r.*, r.waiting_since + greatest(0, r.own, r.of_house) * $8::bigint * interval '1 ms' as since,
                    (r.own > 0 and %8$s or r.of_house > 0 and %9$s) is true as beyond
                from excessive r),
            timed as (
                select r.*, count(*) filter (where r.fits and r.beyond and r.weight <= $11::bigint)
                    over (order by r.precedence, r.since, r.id) as so_far
                from aged r),
            placed as (
                select r.*, row_number() over (partition by r.fits order by r.precedence, r.since, r.id) as place
                from timed r
                where not r.beyond or r.fits and r.weight <= $11::bigint and r.so_far <= $11::bigint)
            select %4$s, nextval('assignment_turn'), r.beyond from placed r join ticket t on t.id = r.id
            where t.queue = $1 and (r.fits or r.place = 1)
            order by r.precedence, r.since, r.id limit %5$d
            for update of t skip locked"""
            .formatted(WAITING.formatted(HAS_ROOM, LOOKED_AT), LOOKED_AT,
                    WAITING.formatted(HAS_ROOM + " and " + BEYOND, Drain.AT_ONCE), "%s", Drain.AT_ONCE,
                    WAITING.formatted(WAITS_FOR_ROOM, HEAVY), Writers.LATELY.formatted("$12"),
                    Writers.OTHER.formatted("r"), Writers.OTHER_HOUSE.formatted("r"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Fitting() {}

    /** The members as the query reads them. */
    static String members(List<Candidate> present) {
        try {
            return JSON.writeValueAsString(present.stream().map(Fitting::member).toList());
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Members are always JSON", failure);
        }
    }

    private static Member member(Candidate candidate) {
        return new Member(candidate.agent().toString(), candidate.room(), candidate.capacity(),
                candidate.reserved() == 0,
                candidate.languages().stream().map(Candidate::primary).toList(), List.copyOf(candidate.skills()),
                candidate.regions().stream().map(Candidate::plain).toList());
    }

    private record Member(String agent, int room, int capacity, boolean free, List<String> languages,
            List<String> skills, List<String> regions) {}
}
