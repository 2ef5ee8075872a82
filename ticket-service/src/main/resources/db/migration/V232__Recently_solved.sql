-- The standard view of what was solved within the last days: few of all that ever were. An open ticket is not in it.
create index ticket_by_solution on ticket (status, resolved_at) where resolved_at is not null;
