-- The durable work of opening a ticket, without the service: ticket, message, two entries, two events, one commit.
-- In the service's own database, which has default durability. The events go into a table like the outbox, which no relay
-- reads: they are of no topic, and one row that cannot be sent would hold up all that the service has to send.
--   psql "$URL" -c "insert into contact (id, email, importance, created_at) values
--     ('00000000-0000-7000-9000-0000000000aa', 'pgbench@customer.example', 3, now()) on conflict do nothing"
--   psql "$URL" -c "create table if not exists pgbench_outbox (like outbox including all)"
--   pgbench "$URL" --no-vacuum --client=32 --jobs=2 --time=30 --protocol=prepared --file=open-ticket.sql
--   psql "$URL" -c "drop table pgbench_outbox"
-- and in the same minutes, before and after, OpenTickets with as many clients.
begin;
insert into ticket (id, number, channel, department, requester_id, subject, priority, type, tags, fields, language,
    status, waiting_since, assigned_by_person, first_response_known, next_response_known, resolution_known, created_at,
    updated_at, version, revision, message_count, entry_count)
values (gen_random_uuid(), nextval('ticket_number'), 'API', 'support-en', '00000000-0000-7000-9000-0000000000aa',
    'Charged twice', 'NORMAL', 'QUESTION', '{}', '{}', 'en', 'NEW', now(), false, 'epoch', 'epoch', 'epoch', now(), now(),
    2, 1, 1, 2)
returning id \gset
insert into message (id, ticket_id, position, kind, author_kind, author_name, channel, text, to_addresses, cc_addresses,
    mail_references, created_at)
values (gen_random_uuid(), :id::uuid, 1, 'REPLY', 'CUSTOMER', 'Ben Mark', 'API', repeat('I was charged twice. ', 45), '{}',
    '{}', '{}', now());
insert into timeline_entry (id, ticket_id, position, version, at, kind, actor_kind, actor_name, cause, depth,
    before_change, after_change, detail)
values (gen_random_uuid(), :id::uuid, 1, 1, now(), 'TicketOpened', 'CLIENT', 'pgbench', 'request:1', 0, '{}',
        '{"subject": "Charged twice", "status": "NEW"}', '{}'),
    (gen_random_uuid(), :id::uuid, 2, 2, now(), 'MessageAdded', 'CUSTOMER', 'Ben Mark', 'request:1', 0, '{}', '{}', '{}');
insert into pgbench_outbox (topic, key, headers, payload)
values ('guichet.pgbench', :id::text, '{}', convert_to(repeat('x', 1200), 'UTF8')),
    ('guichet.pgbench', :id::text, '{}', convert_to(repeat('x', 2200), 'UTF8'));
commit;
