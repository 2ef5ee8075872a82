package io.guichet.routing.queue;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.guichet.routing.assignment.Candidate;

/** The query that says which of the waiting tickets a drain gives out, and in which order. */
final class Fitting {

    /** A queue longer than this is looked at from its beginning only: ranking all of it would hold the group up. */
    private static final int LOOKED_AT = 5000;

    /**
     * Parameters: 1 group, 2 sticky, 3 the members who are there, 4 whether the language is required, 5 the burst, 6
     * and
     * 7 the caps of a requester and of an organisation, absent for none. A ticket's rank counts what its requester has
     * in the group and what of theirs waits before it.
     */
    static final String QUERY = """
            with member as materialized (
                select * from jsonb_to_recordset($3::text::jsonb)
                    as m(agent uuid, room int, languages text[], skills text[])),
            queued as materialized (
                select q.id, q.precedence, q.waiting_since, q.requester, q.organization from ticket q
                where q.queue = $1 and exists (
                    select 1 from member m
                    where m.room >= q.weight and q.skills <@ m.skills
                      and (not $4::boolean or q.language is null
                           or split_part(lower(q.language), '-', 1) = any(m.languages))
                      and not exists (select 1 from decision d where d.ticket_id = q.id and d.request = q.request
                                          and d.outcome = 'DECLINED' and d.agent = m.agent))
                order by q.precedence, q.waiting_since, q.id limit %d),
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
                from queued q)
            select %s from ranked r join ticket t on t.id = r.id
            where t.queue = $1 and ($6::int is null or r.of_requester <= $6)
              and ($7::int is null or r.organization is null or r.of_organization <= $7)
            order by r.precedence, r.of_requester > $5::int, r.waiting_since, r.id limit %d
            for update of t skip locked""".formatted(LOOKED_AT, "%s", Drain.AT_ONCE);

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
        return new Member(candidate.agent().toString(), candidate.room(),
                candidate.languages().stream().map(Candidate::primary).toList(), List.copyOf(candidate.skills()));
    }

    private record Member(String agent, int room, List<String> languages, List<String> skills) {}
}
