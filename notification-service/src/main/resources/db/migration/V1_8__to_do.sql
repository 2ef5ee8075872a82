-- What is shown until somebody has ticked it, and where it is to be done.
alter table notice
    add column to_do   boolean not null default false,
    add column link    text,
    add column done_at timestamptz,
    add constraint only_what_is_to_do_is_done check (to_do or done_at is null);
create index notice_to_do on notice (person, posted_at desc, id desc) where to_do and done_at is null;
create index notice_to_do_by_ticket on notice (ticket) where to_do and done_at is null;
