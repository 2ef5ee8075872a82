-- What this service knows of each ticket: what notices say, and who may see it.
create table known_ticket (
    id              uuid primary key,
    version         bigint not null,
    number          bigint not null,
    subject         text   not null,
    status          text   not null,
    department      text   not null,
    group_key       text,
    assignee        uuid,
    requester       uuid   not null,
    requester_name  text,
    requester_email text
);

-- Mails that go out.
create table delivery (
    id          uuid primary key,
    event       uuid        not null,
    occurred_at timestamptz not null,
    depth       int         not null,
    ticket      uuid        not null,
    message     uuid,
    kind        text        not null check (kind in ('ACKNOWLEDGEMENT', 'REPLY', 'NOTICE')),
    recipient   text        not null,
    mail_id     text        not null,
    state       text        not null check (state in ('QUEUED', 'SENT', 'FAILED', 'BOUNCED')),
    attempts    int         not null check (attempts >= 0),
    last_error  text,
    -- The whole mail as JSON, until a server has taken it.
    letter      text,
    queued_at   timestamptz not null,
    changed_at  timestamptz not null,
    -- Nobody is told the same thing twice.
    unique (event, recipient, kind),
    check (state <> 'QUEUED' or letter is not null)
);

create index delivery_by_ticket on delivery (ticket);

-- When an address was last sent a mail that anybody could have caused in its owner's name.
create table automatic_mail (
    address text primary key,
    last_at timestamptz not null
);

-- What people are told within the application.
create table notice (
    id        uuid primary key,
    event     uuid        not null,
    person    uuid        not null,
    kind      text        not null,
    ticket    uuid        not null,
    number    bigint      not null,
    title     text        not null,
    posted_at timestamptz not null,
    read_at   timestamptz,
    unique (event, person, kind)
);

create index notice_by_person on notice (person, posted_at desc, id desc);
