-- The copy that opened a ticket that was split off stands for it among what was said with its customer.
drop index message_by_requester;
create index message_by_requester on message (requester_id, created_at desc, id desc)
    where copy_of is null or position = 1;
