-- Whose tickets an agent takes, where their group asks for that; none for those of every region.
alter table agent
    add column regions text[] not null default '{}';
alter table ticket
    add column region text;
-- Of what waits now, as the ticket said last.
update ticket set region = coalesce(snapshot::jsonb ->> 'region', snapshot::jsonb -> 'requester' ->> 'region')
where snapshot is not null;
