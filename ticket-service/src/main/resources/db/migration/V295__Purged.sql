-- Of a purged ticket only the number, the figures and that it was are left: it is in the trash no longer.
alter table ticket
    add column purged_at timestamptz,
    add constraint purged_from_the_trash check (purged_at is null or aside_reason in ('SPAM', 'TRASH'));

-- What was purged before this was written down has no word left.
update ticket t set purged_at = now()
where t.aside_reason in ('SPAM', 'TRASH') and t.subject = '' and t.fields = '{}' and t.tags = '{}'
and not exists (select 1 from message m where m.ticket_id = t.id and m.text <> '');

drop index ticket_in_trash;
create index ticket_in_trash on ticket (aside_since, id)
    where aside_reason in ('SPAM', 'TRASH') and purged_at is null;
