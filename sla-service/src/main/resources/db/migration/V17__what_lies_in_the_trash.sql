-- What was thrown away counts nowhere: so far what had been met before that did.
delete from sla_outcome o
using (select distinct on (ticket_id) ticket_id, content::json ->> 'what' as what from sla_fact
       where content::json ->> 'what' in ('trashed', 'restored')
       order by ticket_id, ticket_version desc, seq desc) last
where last.what = 'trashed' and last.ticket_id = o.ticket_id;
