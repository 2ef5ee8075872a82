create table skill (
    key     text primary key,
    name    text   not null,
    version bigint not null
);

-- Business calendars as sla-service published them, for working hours and for waits that count business time. A
-- removed one stays for those who still name it. Whether it was open at the last look: an opening drains queues.
create table calendar (
    key        text primary key,
    definition text    not null,
    version    bigint  not null,
    removed    boolean not null,
    open       boolean not null
);

alter table agent
    add column languages text[]  not null default '{}',
    add column skills    text[]  not null default '{}',
    add column hours     text,
    add column exempt    boolean not null default false,
    add column deputy    uuid references agent (id);
create index agent_by_deputy on agent (deputy) where deputy is not null;

-- JSON, see GroupOptions.
alter table agent_group add column options text not null default '{}';

-- Whether what follows from an agent's absence has been done.
alter table agent_presence add column settled boolean not null default false;
create index agent_presence_unsettled on agent_presence (since) where not settled;

alter table ticket
    add column organization  uuid,
    -- What the rule asks of the agent, and the place in the queue that the group's criteria give: 0 is first.
    add column skills        text[]  not null default '{}',
    add column precedence    int     not null default 0,
    add column requested_at  timestamptz,
    add column queued_at     timestamptz,
    -- When the present assignee got it, and whether they have done anything about it since.
    add column assigned_at   timestamptz,
    add column touched       boolean not null default false,
    -- The assignee from whom routing has taken it back, until ticket-service has done so.
    add column released_from uuid,
    -- Who is to get it next if they can take it, and the group that it goes to when it asks next.
    add column prefers       uuid,
    add column moves_to      text,
    add column moves_why     text,
    -- Groups that have passed it on for the present request.
    add column passed        text[]  not null default '{}',
    add column second_line   boolean not null default false,
    add column ended_at      timestamptz;

create index ticket_of_requester on ticket (requester, assigned_at desc nulls last) where assignee is not null;
create index ticket_held_in_group on ticket (coalesce(routed_to, group_key)) include (requester, organization)
    where holder is not null;
create index ticket_by_assignee on ticket (assignee) where assignee is not null and status <> 'CLOSED';
create index ticket_in_queue_since on ticket (queue, queued_at) where queue is not null;
create index ticket_ended on ticket (ended_at) where ended_at is not null;

drop index ticket_in_queue;
create index ticket_in_queue on ticket (queue, precedence, waiting_since, id) where queue is not null;

alter table group_mark add column reason text not null default 'sweep';

-- What tickets weigh; what is absent is as the installation is configured. Whoever weighs a ticket shares this row,
-- whoever changes it has it alone.
create table weighting (
    id       int primary key check (id = 1),
    low      int check (low > 0),
    normal   int check (normal > 0),
    high     int check (high > 0),
    urgent   int check (urgent > 0),
    counting text[],
    version  bigint not null
);
insert into weighting (id, version) values (1, 0);

-- What was configured when, and by whom.
create table configuration_version (
    entry       text        not null,
    version     bigint      not null,
    at          timestamptz not null,
    by_name     text        not null,
    description jsonb,
    primary key (entry, version)
);

alter table routing_rule add column require_skills text[] not null default '{}';

-- Each time that a rule could not be decided. Inserted only, so that nobody waits for anybody.
create table rule_failure (
    id        uuid primary key,
    rule      uuid        not null,
    ticket_id uuid        not null,
    at        timestamptz not null,
    reason    text        not null
);
create index rule_failure_by_rule on rule_failure (rule, at);
create index rule_failure_by_ticket on rule_failure (ticket_id);
create index rule_failure_by_time on rule_failure (at);

-- Tickets as they were when a group was chosen for them: what a new rule is tried on.
create table opening (
    ticket_id  uuid primary key,
    at         timestamptz not null,
    department text        not null,
    group_key  text,
    rule       text,
    snapshot   text        not null,
    words      text        not null
);
create index opening_by_time on opening (at);
create index opening_by_department on opening (department, at);

alter table decision
    add column waited_ms bigint,
    add column because   text,
    add column note      text;
create index decision_by_group on decision (group_key, at);

-- How busy each group was, every few minutes.
create table load_sample (
    at        timestamptz not null,
    group_key text        not null,
    present   int         not null,
    units     int         not null,
    capacity  int         not null,
    waiting   int         not null,
    primary key (group_key, at)
);

insert into due_work (id, kind, subject, due_at, run_at, payload) values
    ('00000000-0000-7000-8000-000000000b03', 'absence-sweep', 'agents', now(), now(), ''),
    ('00000000-0000-7000-8000-000000000b04', 'overflow-sweep', 'groups', now(), now(), ''),
    ('00000000-0000-7000-8000-000000000b05', 'hours-sweep', 'calendars', now(), now(), ''),
    ('00000000-0000-7000-8000-000000000b06', 'load-sample', 'groups', now(), now(), ''),
    ('00000000-0000-7000-8000-000000000b07', 'forgetting', 'history', now(), now(), '');
