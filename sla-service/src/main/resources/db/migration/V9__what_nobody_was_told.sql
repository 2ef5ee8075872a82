-- Whether the other services have been told what followed from what happened. What is there has been told, but for tickets
-- whose beginning is not known, of which nothing has.
alter table sla_fact add column told boolean not null default true;

update sla_fact f set told = false from sla_ticket t where t.id = f.ticket_id and not t.whole;

alter table sla_fact alter column told drop default;
