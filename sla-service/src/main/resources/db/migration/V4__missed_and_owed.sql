-- A target whose time was used up when its clock last stopped: missed, though it does not run.
alter table sla_target add column missed boolean not null default false;
alter table sla_outcome add column missed boolean not null default false;

update sla_target set missed = true
where met_at is null and running_since is null and not withdrawn and due <= breached_at;

update sla_outcome o set missed = true from sla_target s
where s.missed and o.ticket_id = s.ticket_id and o.kind = s.kind and o.occurrence = s.occurrence;

drop index sla_target_running;
create index sla_target_owed on sla_target (due, ticket_id, kind) where running_since is not null or missed;
drop index sla_outcome_unmet;
create index sla_outcome_owed on sla_outcome (due) where met_at is null and (running or missed);

-- Who had the ticket when it happened; absent in what was noted before.
alter table sla_fact add column owner text;
