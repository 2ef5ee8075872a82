-- A rule need not name a group: then the ticket's own, or its department's fallback, is kept. What it changes of a ticket
-- that was given its group it changes once; of those that are known already nobody knows whether it has.
alter table routing_rule
    alter column group_key drop not null;
alter table ticket
    add column left_to       text check (left_to in ('GIVEN', 'FALLBACK')),
    add column chosen_before boolean not null default true;
alter table ticket
    alter column chosen_before set default false;
alter table decision
    add column left_to text;
