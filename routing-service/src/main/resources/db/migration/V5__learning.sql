-- What is learned of a ticket's past while ticket-service tells it again, event by event; see LearningDesk. Kept for a
-- while, so that what waited before is not given to agents before all is known that they have.
create table ticket_past (
    id             uuid primary key,
    whole          boolean     not null,
    version        bigint      not null,
    group_key      text,
    assignee       uuid,
    assigned_at    timestamptz,
    touched        boolean     not null,
    ended          boolean     not null,
    ended_at       timestamptz,
    request        uuid,
    request_reason text,
    requested_at   timestamptz,
    cause_by       text,
    cause_depth    int         not null,
    quiet_until    timestamptz not null
);

create index ticket_past_quiet on ticket_past (quiet_until);

-- Of a ticket that was not known from its beginning: when it was first heard of.
alter table ticket add column known_since timestamptz;
