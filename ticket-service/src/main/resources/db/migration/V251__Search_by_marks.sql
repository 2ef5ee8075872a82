-- What decides who sees a ticket is in the index beside its words, and so are the numbers, in blocks of 4,096 and of
-- twice, four, eight … times as many: what somebody may not see is not read.
drop index search_document_by_words;
alter table search_document drop column bucket, add column access text[] not null default '{}';

create function search_access(t ticket, c contact) returns text[] language sql immutable parallel safe
    return array_remove(array['s:' || (t).status, 'd:' || (t).department, 'g:' || (t).group_key, 'a:' || (t).assignee,
            coalesce('m:' || (c).account_manager, 'o:' || (c).organization_id)]
        || (select array_agg('a:' || agent) from unnest((t).collaborators) agent)
        || (select array_agg('n' || level || ':' || ((t).number >> (12 + level))) from generate_series(0, 11) level), null);

update search_document d set access = search_access(t, c)
from ticket t join contact c on c.id = t.requester_id where t.id = d.ticket_id;
-- Each of some scans of a search reads what is not yet in its place: little.
create index search_document_by_words on search_document using gin (access, words) with (gin_pending_list_limit = 256);

drop trigger ticket_is_to_be_found on ticket;
create trigger ticket_is_to_be_found after update on ticket for each row
    when (old.subject is distinct from new.subject or old.tags is distinct from new.tags
        or old.requester_id is distinct from new.requester_id or old.language is distinct from new.language
        or old.status is distinct from new.status or old.department is distinct from new.department
        or old.group_key is distinct from new.group_key or old.assignee is distinct from new.assignee
        or old.collaborators is distinct from new.collaborators)
    execute function ticket_is_to_be_found();

create function contact_is_looked_after() returns trigger language plpgsql as $$
begin
    insert into search_due (ticket_id) select id from ticket where requester_id = new.id;
    return null;
end $$;
create trigger contact_is_looked_after after update on contact for each row
    when (old.account_manager is distinct from new.account_manager
        or old.organization_id is distinct from new.organization_id)
    execute function contact_is_looked_after();
