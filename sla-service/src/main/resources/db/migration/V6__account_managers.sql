-- The agent who looks after the customer, or their organisation, sees the clocks of their tickets.
alter table sla_ticket add column account_manager uuid;

update sla_ticket set account_manager = coalesce(snapshot::jsonb #>> '{requester,accountManager}',
    snapshot::jsonb #>> '{organization,accountManager}')::uuid
where snapshot is not null;
