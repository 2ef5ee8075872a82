create table mailbox (
    id              uuid primary key,
    address         text        not null constraint one_mailbox_per_address unique,
    department      text        not null,
    host            text,
    port            int         not null,
    username        text,
    sealed_password text,
    encryption      text,
    trust_reply_to  boolean     not null,
    created_at      timestamptz not null,
    last_error      text,
    last_error_at   timestamptz,
    -- What the IMAP server called the first mail that arrived after we met it; older ones that are read stay there.
    uid_validity    bigint,
    first_uid       bigint
);

create table incoming_mail (
    id            uuid primary key,
    mailbox_id    uuid        not null references mailbox,
    received_at   timestamptz not null,
    sha256        text        not null,
    size          bigint      not null,
    uid_validity  bigint,
    uid           bigint,
    outcome       text,
    reason        text,
    filed_at      timestamptz,
    mail_id       text,
    from_address  text,
    subject       text,
    content_hash  text,
    dedupe_key    text,
    contradicts   boolean     not null default false,
    duplicate_of  uuid references incoming_mail,
    ticket_id     uuid references ticket,
    ticket_number bigint,
    message_id    uuid,
    -- The same mail fetched by two replicas is stored once …
    constraint one_mail_per_uid unique (mailbox_id, uid_validity, uid),
    -- … and the same mail delivered twice is filed once.
    constraint one_mail_per_content unique (mailbox_id, dedupe_key)
);
create index incoming_mail_by_outcome on incoming_mail (outcome, received_at, id);
create index incoming_mail_by_mail_id on incoming_mail (mailbox_id, mail_id);

-- Apart, so that lists of mails never read them.
create table incoming_mail_raw (
    mail_id uuid primary key references incoming_mail,
    content bytea not null
);
-- Mail hardly ever compresses; it saves the attempt.
alter table incoming_mail_raw alter column content set storage external;
