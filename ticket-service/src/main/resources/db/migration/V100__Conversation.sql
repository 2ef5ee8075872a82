-- How far a ticket is, besides its status; who was brought into it; and why it is aside, with what it was before.
alter table ticket
    add column sub_status           text,
    add column snoozed_until        timestamptz,
    add column thanked_at           timestamptz,
    -- Ids as text: arrays of text have the operators of an index.
    add column collaborators        text[] not null default '{}',
    add column aside_reason         text   not null default 'NONE',
    add column aside_since          timestamptz,
    add column merged_into          uuid references ticket,
    add column aside_status         text,
    add column aside_sub_status     text,
    add column aside_waiting_since  timestamptz,
    add column aside_resolved_at    timestamptz,
    add column aside_closed_at      timestamptz,
    add column aside_snoozed_until  timestamptz,
    add column aside_target_waiting timestamptz,
    add constraint merged_only_into_another check (merged_into is distinct from id),
    add constraint merged_has_a_target check ((aside_reason = 'MERGED') = (merged_into is not null)),
    add constraint aside_is_closed check (aside_reason = 'NONE' or status = 'CLOSED'),
    add constraint aside_remembers check ((aside_reason = 'NONE') = (aside_since is null)
        and (aside_reason = 'NONE') = (aside_status is null)),
    add constraint snoozed_only_while_waiting check (snoozed_until is null or status in ('PENDING', 'ON_HOLD'));
create index ticket_by_target on ticket (merged_into) where merged_into is not null;
create index ticket_by_collaborator on ticket using gin (collaborators) where collaborators <> '{}';
create index ticket_by_thanks on ticket (thanked_at, id) where thanked_at is not null;
create index ticket_in_trash on ticket (aside_since, id) where aside_reason in ('SPAM', 'TRASH');

alter table message
    -- What goes with it, as events tell it: {"items": [...]}.
    add column attachments jsonb  not null default '{"items": []}',
    add column mentioned   text[] not null default '{}',
    -- The merged ticket that it was written to.
    add column via_ticket  uuid,
    -- The message that it is a copy of, after a split.
    add column copy_of     uuid;
create index message_by_way on message (via_ticket) where via_ticket is not null;

-- The requester and those they wrote to are CUSTOMERs of the conversation; whom we forwarded it to is OUTSIDE of it.
alter table participant add column role text not null default 'CUSTOMER';

create table attachment (
    id           uuid primary key,
    filename     text        not null,
    content_id   text,
    -- Who uploaded it, as the key of a caller: nobody else attaches it.
    uploader     text        not null,
    created_at   timestamptz not null,
    -- Known once all of it has come.
    content_type text,
    size         bigint,
    sha256       text,
    pieces       int,
    constraint complete_or_not check ((content_type is null) = (size is null) and (size is null) = (sha256 is null)
        and (sha256 is null) = (pieces is null))
);

-- 256 KiB each, but for the last.
create table attachment_piece (
    attachment_id uuid  not null references attachment on delete cascade,
    position      int   not null,
    content       bytea not null,
    primary key (attachment_id, position)
);
-- Images and archives hardly ever compress; it saves the attempt.
alter table attachment_piece alter column content set storage external;

-- A message that waits to be sent has its attachments as well: there is no reference to the table of messages.
create table message_attachment (
    message_id    uuid not null,
    attachment_id uuid not null references attachment,
    primary key (message_id, attachment_id)
);
create index message_by_attachment on message_attachment (attachment_id);

-- Messages that wait for approval or for their sender to change their mind.
create table pending_message (
    id             uuid primary key,
    ticket_id      uuid        not null references ticket,
    kind           text        not null,
    author_kind    text        not null,
    author_id      uuid,
    author_name    text        not null,
    text           text        not null,
    html           text,
    to_addresses   text[]      not null,
    cc_addresses   text[]      not null,
    mentioned      text[]      not null,
    attachments    jsonb       not null,
    next           text        not null,
    -- Whether a reply does no more than ask who the requester is.
    asks_for_proof boolean     not null,
    state          text        not null,
    reason         text,
    release_at     timestamptz,
    created_at     timestamptz not null,
    decided_at     timestamptz,
    decided_by     text
);
create index pending_message_by_ticket on pending_message (ticket_id, id);
create index pending_message_to_approve on pending_message (id) where state = 'AWAITING_APPROVAL';

create table saved_draft (
    agent_id   uuid        not null,
    ticket_id  uuid        not null references ticket,
    kind       text        not null,
    text       text        not null,
    html       text,
    to_addresses text[]    not null,
    updated_at timestamptz not null,
    primary key (agent_id, ticket_id)
);

-- Lost with a crash, as it would be old by then.
create unlogged table ticket_activity (
    ticket_id  uuid        not null,
    agent_id   uuid        not null,
    agent_name text        not null,
    doing      text        not null,
    until      timestamptz not null,
    primary key (ticket_id, agent_id)
);

create table mention (
    message_id uuid        not null,
    agent_id   uuid        not null,
    ticket_id  uuid        not null references ticket,
    at         timestamptz not null,
    primary key (message_id, agent_id)
);
create index mention_by_agent on mention (agent_id, at desc);

create table ticket_link (
    id         uuid primary key,
    from_id    uuid        not null references ticket,
    to_id      uuid        not null references ticket,
    kind       text        not null,
    created_at timestamptz not null,
    created_by text        not null,
    constraint one_link_of_a_kind unique (from_id, to_id, kind),
    constraint no_link_to_itself check (from_id <> to_id)
);
create index ticket_link_to on ticket_link (to_id);
-- PARENT leads from a child to its parent.
create unique index one_parent_per_child on ticket_link (from_id) where kind = 'PARENT';

create table time_entry (
    id         uuid primary key,
    ticket_id  uuid        not null references ticket,
    agent_id   uuid        not null,
    agent_name text        not null,
    started_at timestamptz not null,
    -- Absent while the timer runs.
    seconds    bigint check (seconds >= 0),
    note       text,
    created_at timestamptz not null
);
create index time_entry_by_ticket on time_entry (ticket_id, started_at, id);
create unique index one_running_timer_per_agent on time_entry (agent_id) where seconds is null;

create table blocked_sender (
    pattern    text primary key,
    created_at timestamptz not null,
    created_by text        not null
);
