-- Who looks after a customer, and who was brought into a ticket, sees why it went where it went.
alter table ticket
    add column account_manager uuid,
    add column collaborators   text[] not null default '{}';

update ticket t set account_manager = coalesce(o.snapshot::jsonb #>> '{requester,accountManager}',
    o.snapshot::jsonb #>> '{organization,accountManager}')::uuid
from opening o where o.ticket_id = t.id;
