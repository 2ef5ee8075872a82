create table organization (
    id         uuid primary key,
    name       text        not null,
    importance int         not null default 3 check (importance between 1 and 5),
    level      text,
    created_at timestamptz not null
);

create table contact (
    id              uuid primary key,
    -- Folded by the application; one contact per address, whoever comes first.
    email           text        not null constraint one_contact_per_address unique,
    name            text,
    language        text,
    importance      int         not null check (importance between 1 and 5),
    level           text,
    organization_id uuid references organization,
    created_at      timestamptz not null
);
create index contact_by_organization on contact (organization_id) where organization_id is not null;

create sequence ticket_number start with 100001;

create table ticket (
    id                   uuid primary key,
    number               bigint      not null constraint one_ticket_per_number unique,
    channel              text        not null,
    department           text        not null,
    requester_id         uuid        not null references contact,
    subject              text        not null,
    priority             text        not null,
    type                 text        not null,
    category             text,
    product              text,
    language             text,
    region               text,
    tags                 text[]      not null,
    fields               jsonb       not null,
    status               text        not null,
    waiting_since        timestamptz,
    resolved_at          timestamptz,
    closed_at            timestamptz,
    group_key            text,
    assignee             uuid,
    assigned_at          timestamptz,
    assigned_by_person   boolean     not null,
    request_id           uuid,
    request_reason       text,
    request_at           timestamptz,
    answered_request     uuid,
    first_response_due   timestamptz,
    first_response_known timestamptz not null,
    next_response_due    timestamptz,
    next_response_known  timestamptz not null,
    resolution_due       timestamptz,
    resolution_known     timestamptz not null,
    due                  timestamptz,
    follow_up_of         uuid references ticket,
    external_source      text,
    external_id          text,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    version              bigint      not null,
    revision             bigint      not null,
    message_count        int         not null,
    entry_count          int         not null,
    constraint waits_only_while_active check (waiting_since is null or status not in ('RESOLVED', 'CLOSED')),
    constraint closed_has_an_instant check ((status = 'CLOSED') = (closed_at is not null)),
    constraint one_ticket_per_external_id unique (external_source, external_id)
);
-- The orders of lists. The last column makes each order total, for keyset pages.
-- Those without the instant come last.
create index ticket_by_waiting on ticket ((coalesce(waiting_since, timestamptz 'infinity')), id);
create index ticket_by_due on ticket ((coalesce(due, timestamptz 'infinity')), id);
create index ticket_by_creation on ticket (created_at, id);
create index ticket_by_department on ticket (department, (coalesce(waiting_since, timestamptz 'infinity')), id);
create index ticket_by_group on ticket (group_key, (coalesce(waiting_since, timestamptz 'infinity')), id);
create index ticket_by_assignee on ticket (assignee, (coalesce(waiting_since, timestamptz 'infinity')), id);
create index ticket_by_requester on ticket (requester_id, created_at desc);
create index ticket_by_tag on ticket using gin (tags);
create index ticket_by_subject on ticket using gin (to_tsvector('simple', subject));
create index ticket_by_follow_up on ticket (follow_up_of) where follow_up_of is not null;

create table message (
    id              uuid primary key,
    ticket_id       uuid        not null references ticket,
    position        int         not null,
    kind            text        not null,
    author_kind     text        not null,
    author_id       uuid,
    author_name     text        not null,
    channel         text        not null,
    text            text        not null,
    html            text,
    from_address    text,
    to_addresses    text[]      not null,
    cc_addresses    text[]      not null,
    mail_id         text,
    in_reply_to     text,
    mail_references text[]      not null,
    created_at      timestamptz not null,
    constraint one_message_per_position unique (ticket_id, position)
);
create index message_by_mail on message (mail_id) where mail_id is not null;

-- Who takes part in a ticket by mail: the requester is 1.
create table participant (
    ticket_id uuid not null references ticket,
    position  int  not null,
    email     text not null,
    primary key (ticket_id, position),
    constraint one_participant_per_address unique (ticket_id, email)
);

create table timeline_entry (
    id            uuid primary key,
    ticket_id     uuid        not null references ticket,
    position      int         not null,
    version       bigint      not null,
    at            timestamptz not null,
    kind          text        not null,
    actor_kind    text        not null,
    actor_id      uuid,
    actor_name    text        not null,
    cause         text        not null,
    depth         int         not null,
    before_change jsonb       not null,
    after_change  jsonb       not null,
    detail        jsonb       not null,
    constraint one_entry_per_position unique (ticket_id, position)
);
