-- Who was brought into a ticket sees what became of its mails.
alter table known_ticket add column collaborators text[] not null default '{}';

-- The tickets that somebody sees who does not see all of them.
create index known_ticket_by_department on known_ticket (department);
create index known_ticket_by_group on known_ticket (group_key) where group_key is not null;
create index known_ticket_by_assignee on known_ticket (assignee) where assignee is not null;
create index known_ticket_by_manager on known_ticket (account_manager) where account_manager is not null;
create index known_ticket_by_collaborators on known_ticket using gin (collaborators);
