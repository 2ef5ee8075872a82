-- Tickets with a target that cannot be counted, because the calendar of their promise does not open any more.
alter table sla_ticket add column stuck boolean not null default false;

create index sla_ticket_stuck on sla_ticket (id) where stuck;
