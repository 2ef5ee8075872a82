-- Tickets are kept for ever; what looks for those that are worked on must not pass over the others.
create index sla_ticket_not_closed on sla_ticket (id) where status <> 'CLOSED' and snapshot is not null;

-- What recomputations choose by; of closed tickets it is known when they are next heard of.
alter table sla_ticket add column policy_id uuid;
alter table sla_ticket add column priority text;

update sla_ticket set policy_id = (promise::json ->> 'policyId')::uuid, priority = snapshot::json ->> 'priority'
where status <> 'CLOSED' and snapshot is not null;

-- Whether the ticket is solved or closed: what was missed then is missed for ever, and not in the way of what can be met.
alter table sla_target add column over boolean not null default false;

update sla_target s set over = true
from sla_ticket t where t.id = s.ticket_id and t.status in ('RESOLVED', 'CLOSED');

drop index sla_target_owed;
create index sla_target_owed on sla_target (due, ticket_id, kind) where (running_since is not null or missed) and not over;
create index sla_target_unmet on sla_target (due, ticket_id, kind) where missed and over;
create index sla_target_near on sla_target (warn_due, due) where running_since is not null;

create index sla_reminder_by_asker on sla_reminder (asked_by, due, id);
