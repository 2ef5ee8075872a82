-- What others have been told that the rule changes of the ticket, beside its group; see Route.effects.
alter table ticket add column effects text;

-- Who was given work by a person: if they are away, it is looked at like what they had. Inserted and deleted only.
create table absence_mark (
    agent_id uuid not null
);
create index absence_mark_by_agent on absence_mark (agent_id);

-- Each agent has a presence from the beginning.
insert into agent_presence (agent_id, presence, since, version) select id, 'OFFLINE', now(), 0 from agent
on conflict do nothing;
