-- The ticket's version that the thread was last learnt from: what is older changes nothing.
alter table mail_thread add column version bigint not null default 0;

-- Lists of one state, the newest first.
create index delivery_by_state on delivery (state, queued_at desc, id desc);
