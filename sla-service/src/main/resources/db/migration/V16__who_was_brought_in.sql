-- Who was brought into a ticket sees its clocks.
alter table sla_ticket add column collaborators text[] not null default '{}';
