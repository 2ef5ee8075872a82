-- What conditions are evaluated on when no event is at hand: when a rule is made, or a policy tried.
alter table sla_ticket add column status text;
alter table sla_ticket add column snapshot text;

create index sla_ticket_by_creation on sla_ticket (created_at, id);

-- The escalation chain: when each step is due, and when it was told.
alter table sla_target add column steps text not null default '[]';
-- What was told of a target that is not promised any more is remembered, in case it is promised anew.
alter table sla_target add column withdrawn boolean not null default false;

-- What became of each target, earlier waits of the customer included; and who had the ticket when it was met.
create table sla_outcome (
    ticket_id  uuid        not null,
    kind       text        not null,
    occurrence int         not null,
    policy_id  uuid        not null,
    started_at timestamptz not null,
    due        timestamptz not null,
    met_at     timestamptz,
    running    boolean     not null,
    department text        not null,
    group_key  text,
    assignee   uuid,
    primary key (ticket_id, kind, occurrence)
);

create index sla_outcome_met on sla_outcome (met_at) where met_at is not null;
create index sla_outcome_unmet on sla_outcome (due) where met_at is null and running;

create table sla_watch_rule (
    id       uuid primary key,
    version  int  not null,
    name     text not null,
    calendar text,
    content  text not null
);

create index sla_watch_rule_calendar on sla_watch_rule (calendar);

-- Tickets that are in a state that a rule watches: since when, and how many of its steps have been told.
create table sla_watch (
    ticket_id    uuid        not null,
    rule_id      uuid        not null,
    rule_version int         not null,
    since        timestamptz not null,
    told         int         not null,
    due          timestamptz,
    primary key (ticket_id, rule_id)
);

create index sla_watch_by_rule on sla_watch (rule_id);

create table sla_reminder (
    id         uuid primary key,
    ticket_id  uuid,
    agent      uuid        not null,
    asked_by   uuid        not null,
    text       text        not null,
    due        timestamptz not null,
    told_at    timestamptz,
    ticked_at  timestamptz,
    created_at timestamptz not null
);

create index sla_reminder_by_agent on sla_reminder (agent, due, id);
create index sla_reminder_by_ticket on sla_reminder (ticket_id) where ticket_id is not null;

-- Tickets promised anew by the policies of today, because an administrator asked for it.
create table sla_recomputation (
    id          uuid primary key,
    dry_run     boolean     not null,
    reason      text        not null,
    asked_by    text        not null,
    selection   text        not null,
    total       int         not null,
    done        int         not null default 0,
    changed     int         not null default 0,
    failed      int         not null default 0,
    created_at  timestamptz not null,
    finished_at timestamptz
);

create table sla_recomputed (
    job_id    uuid not null,
    ticket_id uuid not null,
    content   text,
    primary key (job_id, ticket_id)
);
