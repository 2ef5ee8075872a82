-- Versions of everything in the directory, also of what was removed: they only ever grow, so that a reader of the
-- compacted topic never takes something made anew for something old. Locking a row here orders the entry's events.
create table directory_entry (
    entry   text primary key,
    version bigint not null default 0
);

create table department (
    key             text primary key,
    name            text   not null,
    language        text   not null,
    support_address text   not null,
    calendar        text,
    fallback_group  text,
    settings        jsonb  not null,
    version         bigint not null
);

create unique index department_by_support_address on department (lower(support_address));

create table agent_group (
    key          text primary key,
    name         text   not null,
    department   text   not null references department (key),
    strategy     text   not null check (strategy in ('ROUND_ROBIN', 'LEAST_LOADED', 'MANUAL')),
    language_use text   not null check (language_use in ('IGNORED', 'PREFERRED', 'REQUIRED')),
    version      bigint not null
);

create index agent_group_by_department on agent_group (department);

alter table department
    add constraint department_fallback_group foreign key (fallback_group) references agent_group (key);

create table profile (
    key         text primary key,
    name        text   not null,
    permissions text[] not null,
    reach       text   not null check (reach in ('OWN', 'GROUP', 'DEPARTMENT', 'ALL', 'ACCOUNTS')),
    version     bigint not null
);

create table agent (
    id          uuid primary key,
    name        text    not null,
    email       text    not null,
    profile     text    not null references profile (key),
    departments text[]  not null,
    groups      text[]  not null,
    language    text,
    capacity    int     not null check (capacity >= 0),
    active      boolean not null,
    version     bigint  not null
);

create unique index agent_by_email on agent (lower(email));


create table agent_presence (
    agent_id uuid primary key references agent (id) on delete cascade,
    presence text        not null check (presence in ('ONLINE', 'BUSY', 'AWAY', 'OFFLINE')),
    since    timestamptz not null,
    version  bigint      not null
);

-- A member of a group; the turn is the number of their last assignment there, 0 before the first.
create table group_member (
    group_key text   not null references agent_group (key),
    agent_id  uuid   not null references agent (id) on delete cascade,
    turn      bigint not null default 0,
    primary key (group_key, agent_id)
);

create index group_member_by_agent on group_member (agent_id);

-- What automatic assignment has given to an agent. Whoever changes whether the agent may be given work (presence,
-- capacity, groups) locks this row, so that an assignment that is going on sees it before or after, never in between.
create table agent_load (
    agent_id uuid primary key references agent (id) on delete cascade,
    units    int    not null default 0,
    capacity int    not null,
    turn     bigint not null default 0
) with (fillfactor = 50);

create sequence assignment_turn;
