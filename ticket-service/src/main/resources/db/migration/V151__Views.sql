-- The tickets on which work goes on: a small part of them all, and what nearly every view is about.
create index ticket_active_by_department on ticket (department, (coalesce(waiting_since, timestamptz 'infinity')), id)
    where status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED');
create index ticket_active_by_waiting on ticket ((coalesce(waiting_since, timestamptz 'infinity')), id)
    where status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED');
create index ticket_active_by_due on ticket ((coalesce(due, timestamptz 'infinity')), id)
    where status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED');
create index ticket_active_by_assignee on ticket (assignee, (coalesce(waiting_since, timestamptz 'infinity')), id)
    where status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED');
create index ticket_active_by_group on ticket (group_key, (coalesce(waiting_since, timestamptz 'infinity')), id)
    where status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED');

-- How satisfied the customer was, from 1 to 5; absent unless they said.
alter table ticket add column rating smallint check (rating between 1 and 5);
create index ticket_by_rating on ticket (created_at, id) include (rating) where rating is not null;

create table ticket_view (
    id         uuid primary key,
    owner      uuid        not null,
    name       text        not null,
    filter     jsonb       not null,
    ordering   text        not null,
    columns    text[]      not null,
    -- Keys of the groups whose members see it as well.
    groups     text[]      not null,
    revision   bigint      not null,
    created_at timestamptz not null
);
create index ticket_view_by_owner on ticket_view (owner, id);
create index ticket_view_by_group on ticket_view using gin (groups);
