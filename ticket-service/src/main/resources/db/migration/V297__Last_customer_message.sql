-- When a customer last wrote in a ticket: an order of lists and views. A replica of before does not write it.
alter table ticket add column last_customer_message timestamptz not null default now();
update ticket t set last_customer_message = said.at
from (select ticket_id, max(created_at) as at from message where author_kind = 'CUSTOMER' group by ticket_id) said
where said.ticket_id = t.id;

create index ticket_active_by_last_message on ticket (last_customer_message, id)
    where status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED');
