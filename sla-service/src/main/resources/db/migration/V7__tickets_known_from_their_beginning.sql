-- Whether the ticket's beginning is known. Of those that were here before this was asked, also those that have been promised
-- something or are watched: a promise that was made is kept.
alter table sla_ticket add column whole boolean not null default false;

update sla_ticket t set whole = true
where promise is not null
    or exists (select 1 from sla_watch w where w.ticket_id = t.id)
    or exists (select 1 from sla_fact f where f.ticket_id = t.id and (f.content::json ->> 'what' = 'recomputed'
        or f.content::json ->> 'what' = 'described' and (f.content::json ->> 'at')::timestamptz = t.created_at));

-- From when on it is for this database to tell what falls due: what fell due before was told by the one before it.
alter table sla_origin add column tells_since timestamptz;

update sla_origin set tells_since = since;

alter table sla_origin alter column tells_since set not null;
