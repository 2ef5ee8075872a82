-- From when to when a version counted, so that the past can be told again with the promises of then. Of what was
-- changed or removed before this was noted, only the changes are known.
alter table sla_policy_version add column until timestamptz;

update sla_policy_version v set until = (
    select min(n.at) from sla_policy_version n where n.policy_id = v.policy_id and n.version > v.version);

update sla_policy_version v set until = now()
where until is null and not exists (select 1 from sla_policy p where p.id = v.policy_id);

alter table sla_calendar_version add column at timestamptz not null default '-infinity';
alter table sla_calendar_version add column until timestamptz;
alter table sla_calendar_version alter column at drop default;

update sla_calendar_version v set until = now()
where exists (select 1 from sla_calendar_version n where n.key = v.key and n.version > v.version)
    or exists (select 1 from sla_calendar c where c.key = v.key and c.removed);

-- Since when this database has known of policies: what was valid before that is lost.
create table sla_origin (since timestamptz not null);

insert into sla_origin select coalesce(min(installed_on)::timestamptz, now()) from flyway_schema_history;

-- What was learned when the past was told again; the others were told of it long ago.
alter table sla_fact add column learned boolean not null default false;
