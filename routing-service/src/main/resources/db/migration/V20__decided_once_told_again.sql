-- When ticket-service was last told again that a ticket is taken back; released_at stays when that was decided.
alter table ticket add column release_told_at timestamptz;
drop index ticket_released;
create index ticket_released on ticket (greatest(released_at, release_told_at)) where released_at is not null;
