-- What was said with a customer is listed newest first, over all of their tickets: a message knows whose ticket it is in,
-- whoever writes it, and follows when the ticket gets another requester.
alter table message add column requester_id uuid;
update message m set requester_id = t.requester_id from ticket t where t.id = m.ticket_id;

create function message_has_requester() returns trigger language plpgsql as $$
begin
    new.requester_id := (select t.requester_id from ticket t where t.id = new.ticket_id);
    return new;
end $$;
create trigger message_has_requester before insert or update of ticket_id on message for each row
    execute function message_has_requester();

create function requester_has_messages() returns trigger language plpgsql as $$
begin
    update message set requester_id = new.requester_id where ticket_id = new.id;
    return null;
end $$;
create trigger requester_has_messages after update on ticket for each row
    when (old.requester_id is distinct from new.requester_id) execute function requester_has_messages();

create index message_by_requester on message (requester_id, created_at desc, id desc) where copy_of is null;
