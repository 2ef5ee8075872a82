-- A ticket that is put aside (merged, or in the trash) is neither solved by that nor reopened when it comes back: what
-- counts is the status that it goes on with.
create or replace function ticket_enters_status() returns trigger language plpgsql as $$
declare
    was text;
    goes_on text;
begin
    goes_on := coalesce(new.aside_status, new.status);
    if tg_op = 'UPDATE' then
        was := coalesce(old.aside_status, old.status);
        update status_span set left_at = new.updated_at where ticket_id = new.id and left_at is null;
    end if;
    insert into status_span values (new.id, new.updated_at, null, new.status, new.department, new.group_key,
        new.assignee, new.category, tg_op = 'UPDATE' and is_over(goes_on) and not is_over(was),
        tg_op = 'UPDATE' and not is_over(goes_on) and is_over(was));
    return null;
end $$;

update status_span s set solves = false from ticket t
where t.id = s.ticket_id and s.solves and s.entered_at = t.aside_since and not is_over(t.aside_status);
