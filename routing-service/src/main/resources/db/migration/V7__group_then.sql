-- The group that a ticket was in when it ended: it may belong to another one since.
alter table ticket add column ended_group text;
alter table ticket_past add column ended_group text;
update ticket set ended_group = group_key where ended_at is not null;
