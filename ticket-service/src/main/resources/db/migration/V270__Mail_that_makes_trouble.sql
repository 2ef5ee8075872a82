alter table incoming_mail
    -- Why its content is not the whole of it; it is not filed until it is.
    add column flaw     text,
    -- Somebody asked for what its server did not give: it is fetched again.
    add column wanted   boolean not null default false,
    -- How often somebody began to read it and never came to an end.
    add column readings int     not null default 0;

update incoming_mail set flaw = reason
where outcome = 'FAILED' and (reason like 'larger than what is %' or reason like 'could not be fetched in %');

-- An answer waits for what it answers if that came and is not filed yet.
create index incoming_mail_not_filed_by_mail_id on incoming_mail (mail_id) where outcome is null;

-- Mails that their server did not give yet: attempts go on over restarts and replicas.
create table unfetched_mail (
    mailbox_id      uuid        not null references mailbox,
    uid_validity    bigint      not null,
    uid             bigint      not null,
    first_failed_at timestamptz not null,
    attempts        int         not null,
    last_error      text        not null,
    primary key (mailbox_id, uid_validity, uid)
);

-- One replay of the store at a time: its one row says until when.
create table mail_replay (
    held_until timestamptz not null
);
insert into mail_replay values ('-infinity');
