-- What was told of a ticket's being in a state is remembered by what it was, not by how much: the rule may have changed.
alter table sla_watch add column what_was_told text;

update sla_watch w set what_was_told = (
    select json_build_object('steps', json_agg(step order by nth),
        'at', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))::text
    from json_array_elements(r.content::json -> 'steps') with ordinality as given (step, nth) where nth <= w.told)
from sla_watch_rule r where r.id = w.rule_id and w.told > 0;
