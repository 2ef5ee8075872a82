-- Of an earlier wait of the customer one wants to know as well when the warning and the breach were told.
alter table sla_outcome add column warned_at timestamptz;
alter table sla_outcome add column breached_at timestamptz;

update sla_outcome o set warned_at = s.warned_at, breached_at = s.breached_at
from sla_target s
where s.ticket_id = o.ticket_id and s.kind = o.kind and s.occurrence = o.occurrence
    and (s.warned_at is not null or s.breached_at is not null);
