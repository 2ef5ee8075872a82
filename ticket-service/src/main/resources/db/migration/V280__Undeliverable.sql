-- Why mails to the address do not arrive, as the server said that gave one back; and when that was last said or taken back.
alter table contact
    add column undeliverable    text,
    add column undeliverable_at timestamptz,
    add constraint what_does_not_arrive_came_back_once check (undeliverable is null or undeliverable_at is not null);
