create table routing_rule (
    id         uuid primary key,
    name       text    not null,
    position   int     not null,
    department text references department (key),
    condition  text    not null,
    group_key  text    not null references agent_group (key),
    priority   text check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    add_tags   text[]  not null,
    set_fields jsonb   not null,
    enabled    boolean not null,
    version    bigint  not null
);

create index routing_rule_in_order on routing_rule (position, id);

-- What routing knows of a ticket: a projection of the newest snapshot, its place in a queue, and who carries its load.
-- One row per ticket: it has one place in one queue and one holder at most.
create table ticket (
    id              uuid primary key,
    number          bigint      not null,
    version         bigint      not null,
    status          text        not null,
    priority        text        not null,
    department      text        not null,
    group_key       text,
    assignee        uuid,
    language        text,
    requester       uuid        not null,
    requester_email text,
    waiting_since   timestamptz not null,
    weight          int         not null check (weight > 0),
    -- The open routing request, what led to it, and the newest snapshot while it is open.
    request         uuid,
    request_reason  text,
    cause_by        text,
    cause_depth     int         not null,
    snapshot        text,
    -- When to choose a group for the request, if that has not been done; the group and the rule if it has.
    look_at         timestamptz,
    routed_to       text,
    rule            text,
    ruled_weight    int         not null,
    -- The group in whose queue the ticket waits, and whether others have been told that it waits.
    queue           text references agent_group (key),
    told            boolean     not null,
    -- The agent whose units it takes; the request that it was proposed for, until ticket-service has answered.
    holder          uuid,
    proposal        uuid,
    check (queue is null or (request is not null and look_at is null)),
    check (proposal is null or (holder is not null and queue is null))
);

create index ticket_in_queue on ticket (queue, waiting_since, id) where queue is not null;
create index ticket_untold on ticket (queue, waiting_since, id) where queue is not null and not told;
create index ticket_by_holder on ticket (holder) include (weight) where holder is not null;
create index ticket_to_route on ticket (look_at) where look_at is not null;
create index ticket_open_by_group on ticket (group_key) where status <> 'CLOSED';
create index ticket_open_by_department on ticket (department) where status <> 'CLOSED';

-- Groups that are to be drained. Only ever inserted by those who cause it, so that they wait for nobody; a drain
-- deletes those that it sees before it looks at the queue.
create table group_mark (
    id        bigint generated always as identity primary key,
    group_key text not null
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

create index group_mark_by_group on group_mark (group_key);

-- Why a ticket went where it went.
create table decision (
    id         uuid primary key,
    ticket_id  uuid        not null,
    at         timestamptz not null,
    request    uuid,
    trigger    text        not null,
    rule       text,
    group_key  text,
    strategy   text,
    outcome    text        not null,
    reason     text,
    agent      uuid,
    candidates jsonb       not null
);

create index decision_by_ticket on decision (ticket_id, at, id);
