-- The calendars as they are now; a removed one keeps its row, so that versions only grow.
create table sla_calendar (
    key     text    primary key,
    version bigint  not null,
    content text    not null,
    removed boolean not null
);

-- Every calendar as it ever was: a promise is computed with the one that it was made with.
create table sla_calendar_version (
    key     text   not null,
    version bigint not null,
    content text   not null,
    primary key (key, version)
);

-- The policies as they are now.
create table sla_policy (
    id       uuid primary key,
    version  int  not null,
    position int  not null,
    calendar text,
    content  text not null
);

create index sla_policy_calendar on sla_policy (calendar);

-- Every policy as it ever was.
create table sla_policy_version (
    policy_id uuid        not null,
    version   int         not null,
    at        timestamptz not null,
    content   text        not null,
    primary key (policy_id, version)
);

-- A ticket: who may see it, and the promise that holds. Locked by whoever changes anything about its targets.
create table sla_ticket (
    id               uuid primary key,
    version          bigint      not null default -1,
    number           bigint      not null default 0,
    department       text        not null default '',
    group_key        text,
    assignee         uuid,
    requester_email  text,
    created_at       timestamptz not null,
    promise          text
);

-- What happened to a ticket: only ever added to. The targets follow from it and from nothing else.
create table sla_fact (
    seq            bigint generated always as identity primary key,
    ticket_id      uuid   not null,
    ticket_version bigint not null,
    event_id       uuid   not null unique,
    content        text   not null
);

create index sla_fact_by_ticket on sla_fact (ticket_id, ticket_version, seq);

-- Where the clocks stand, as computed from the facts; and what has been told of them.
create table sla_target (
    ticket_id     uuid        not null,
    kind          text        not null,
    occurrence    int         not null,
    started_at    timestamptz not null,
    duration      text        not null,
    business      boolean     not null,
    used          text        not null,
    running_since timestamptz,
    due           timestamptz not null,
    warn_due      timestamptz not null,
    met_at        timestamptz,
    warned_at     timestamptz,
    breached_at   timestamptz,
    primary key (ticket_id, kind)
);

create index sla_target_running on sla_target (due, ticket_id, kind) where running_since is not null;
