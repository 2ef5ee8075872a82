-- How often a mail may have gone out before it did, whether its last attempt may have succeeded unheard of, when it is
-- tried again, and when somebody had it sent once more.
alter table delivery
    add column copies      int         not null default 0 check (copies >= 0),
    add column maybe_taken boolean     not null default false,
    add column next_at     timestamptz,
    add column resumed_at  timestamptz;

-- Lists, the newest first: of a ticket, and of all.
drop index delivery_by_ticket;
create index delivery_by_ticket on delivery (ticket, queued_at desc, id desc);
create index delivery_by_age on delivery (queued_at desc, id desc);
create index delivery_by_mail on delivery (mail_id);
-- Letters are kept for a while, for those who want them sent again.
create index delivery_by_letter on delivery (changed_at) where letter is not null and state <> 'QUEUED';
