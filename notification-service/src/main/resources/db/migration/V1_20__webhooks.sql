-- Addresses of other products, which escalations and watch rules name by their key.
create table webhook (
    id              uuid primary key,
    webhook_key     text        not null unique,
    version         bigint      not null check (version > 0),
    name            text        not null,
    url             text        not null,
    enabled         boolean     not null,
    -- Why it was disabled, when it was not an administrator who did so.
    disabled_reason text,
    -- Sealed with the installation's secret. After a rotation the one before signs as well for a while.
    secret          text        not null,
    old_secret      text,
    old_secret_until timestamptz,
    -- Attempts that failed since the last success; until when it is left alone because of them.
    failures        int         not null default 0 check (failures >= 0),
    paused_until    timestamptz,
    changed_by      text        not null,
    changed_at      timestamptz not null,
    check (num_nulls(old_secret, old_secret_until) in (0, 2))
);

-- Requests to them.
create table webhook_delivery (
    id          uuid primary key,
    webhook     uuid        not null references webhook (id) on delete cascade,
    event       uuid        not null,
    type        text        not null,
    -- Absent for a ping.
    ticket      uuid,
    state       text        not null check (state in ('QUEUED', 'DELIVERED', 'FAILED')),
    attempts    int         not null check (attempts >= 0),
    last_status int,
    last_reason text,
    -- As it is sent, as long as it may be sent again.
    body        text,
    queued_at   timestamptz not null,
    changed_at  timestamptz not null,
    next_at     timestamptz,
    resumed_at  timestamptz,
    -- No webhook is told the same thing twice.
    unique (event, webhook),
    check (state <> 'QUEUED' or body is not null)
);

-- Ids sort by age. The log of a webhook; what a ticket's next request waits for; bodies that nobody needs any more.
create index webhook_delivery_by_webhook on webhook_delivery (webhook, id desc);
create index webhook_delivery_open on webhook_delivery (webhook, ticket, id) where state = 'QUEUED';
create index webhook_delivery_by_body on webhook_delivery (changed_at) where body is not null and state <> 'QUEUED';
