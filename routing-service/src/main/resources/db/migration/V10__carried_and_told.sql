-- Whoever has a ticket no longer carries it while it is asked who gets it instead.
update ticket set holder = null where holder is not null and proposal is null and request is not null;

-- When it was taken back, until ticket-service has answered; and when the customer last wrote to whoever has it.
alter table ticket
    add column released_at timestamptz,
    add column replied_at  timestamptz;
update ticket set released_at = now() where released_from is not null;
create index ticket_released on ticket (released_at) where released_at is not null;

-- All that is weighed anew when weights change, in the order of the walk.
create index ticket_open on ticket (id) where status <> 'CLOSED';

-- Looks now and then for releases that nobody has answered.
insert into due_work (id, kind, subject, due_at, run_at, payload)
values ('00000000-0000-7000-8000-000000000b0a', 'release-sweep', 'tickets', now(), now(), '');

-- Nobody works on what is closed.
update weighting set counting = array_remove(counting, 'CLOSED');

-- The newest snapshot that was told again, should what comes after it not be understood.
alter table ticket_past add column snapshot text;
