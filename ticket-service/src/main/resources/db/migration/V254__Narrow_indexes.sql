-- Few tickets are rated badly, of those that are rated; and of an account few are active.
create index ticket_rated_badly on ticket (created_at, id) where rating <= 2;
create index ticket_active_by_requester on ticket (requester_id, (coalesce(waiting_since, timestamptz 'infinity')), id)
    where status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED');
