-- The copy that opened a ticket that was split off stands for it among what was said with its customer.
create index message_by_requester_and_place on message (requester_id, created_at desc, id desc)
    where copy_of is null or position = 1;
-- Last, since messages cannot be read from here to the end.
drop index message_by_requester;
