-- What was said in tickets that were merged is found by the one that it is shown in, for as long as it is.
create function message_is_elsewhere() returns trigger language plpgsql as $$
begin
    insert into search_due (ticket_id) values (old.ticket_id), (new.ticket_id);
    return null;
end $$;
create trigger message_is_elsewhere after update on message for each row
    when (old.ticket_id is distinct from new.ticket_id) execute function message_is_elsewhere();

create function ticket_is_merged() returns trigger language plpgsql as $$
begin
    insert into search_due (ticket_id)
    with recursive above(id, merged_into) as (
        select id, merged_into from ticket where id in (old.merged_into, new.merged_into)
        union select t.id, t.merged_into from ticket t join above a on t.id = a.merged_into)
    select id from above union select new.id;
    return null;
end $$;
create trigger ticket_is_merged after update on ticket for each row
    when (old.merged_into is distinct from new.merged_into) execute function ticket_is_merged();

insert into search_due (ticket_id) select distinct merged_into from ticket where merged_into is not null;
