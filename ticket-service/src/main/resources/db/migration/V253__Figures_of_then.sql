-- The spans of a ticket tell whose it was when it was opened and answered. Nearly all spans that have not ended are of
-- closed tickets, in which no time is counted.
drop index status_span_by_ticket;
create index status_span_by_ticket on status_span (ticket_id, entered_at);
drop index status_span_by_exit;
create index status_span_in_work on status_span (left_at) where status <> 'CLOSED';
create index status_span_of_moves on status_span (entered_at) where solves or reopens;

-- A copy, in a ticket that was split off, is no answer to it; and what is imported comes in any order.
create or replace function ticket_is_answered() returns trigger language plpgsql as $$
begin
    insert into first_answer values (new.ticket_id, new.created_at)
    on conflict (ticket_id) do update set at = excluded.at where excluded.at < first_answer.at;
    return null;
end $$;
drop trigger ticket_is_answered on message;
create trigger ticket_is_answered after insert on message for each row
    when (new.kind = 'REPLY' and new.author_kind in ('AGENT', 'CLIENT') and new.copy_of is null)
    execute function ticket_is_answered();

create temporary table answered_by_copy on commit drop as
select f.ticket_id from first_answer f join message m on m.ticket_id = f.ticket_id and m.created_at = f.at
where m.copy_of is not null;
delete from first_answer where ticket_id in (select ticket_id from answered_by_copy);
insert into first_answer
select m.ticket_id, min(m.created_at) from message m join answered_by_copy c on c.ticket_id = m.ticket_id
where m.kind = 'REPLY' and m.author_kind in ('AGENT', 'CLIENT') and m.copy_of is null and m.via_ticket is null
group by m.ticket_id;
