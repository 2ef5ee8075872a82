-- Urgent tickets are few; those of customers with five stars are found among them.
create index ticket_active_urgent on ticket ((coalesce(waiting_since, timestamptz 'infinity')), id)
    where status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED') and priority = 'URGENT';
