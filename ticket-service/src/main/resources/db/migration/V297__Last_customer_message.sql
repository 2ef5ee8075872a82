-- When a customer last wrote in a ticket, or it was opened for one: an order of lists and views. A replica of before does
-- not write it.
alter table ticket add column last_customer_message timestamptz not null default now();
update ticket t set last_customer_message = coalesce((select max(m.created_at) from message m
    where m.ticket_id = t.id and m.author_kind = 'CUSTOMER'), t.created_at);

create index ticket_active_by_last_message on ticket (last_customer_message, id)
    where status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED');
