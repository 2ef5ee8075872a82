-- What administrators wrote instead of the built-in templates: every version; without words, the built-in one again.
create table mail_template (
    department text        not null,
    kind       text        not null,
    language   text        not null,
    version    bigint      not null check (version > 0),
    subject    text,
    body       text,
    html       text,
    footer     text,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (department, kind, language, version),
    check (num_nulls(subject, body, html, footer) in (0, 4))
);

-- How a department ("department:key") or an agent ("agent:id") signs.
create table signature (
    owner      text primary key,
    version    bigint      not null check (version > 0),
    job_title  text        not null,
    words      text        not null,
    changed_by text        not null,
    changed_at timestamptz not null
);

-- Where the thread of a ticket's mails stands, for what is sent because of no message; and what its last answer was
-- caused by.
create table mail_thread (
    ticket      uuid primary key,
    reply_to    text,
    mail_id     text,
    mail_refs   text not null,
    answered_by text
);

-- By when the first answer was promised.
create table promise (
    ticket uuid primary key,
    due    timestamptz not null
);

-- Acknowledgements that wait for that, shortly.
create table waiting_acknowledgement (
    ticket      uuid primary key,
    event       uuid        not null,
    occurred_at timestamptz not null,
    depth       int         not null,
    opened      text        not null
);

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check
    check (kind in ('ACKNOWLEDGEMENT', 'REPLY', 'RESOLUTION', 'NOTICE'));
