-- Who asked for a recomputation sees it in the list; of older ones it is not known.
alter table sla_recomputation add column asker text;

create index sla_recomputation_newest on sla_recomputation (created_at, id);

-- Those that have ended are kept for thirty days, as those that end from now on.
insert into due_work (id, kind, subject, due_at, run_at, payload)
select gen_random_uuid(), 'sla-recompute-removal', id::text, finished_at + interval '30 days',
    finished_at + interval '30 days', ''
from sla_recomputation where finished_at is not null;
