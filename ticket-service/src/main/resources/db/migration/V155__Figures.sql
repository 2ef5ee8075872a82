-- Since when a ticket is in a status, of a department, group, agent and category: what figures are counted from.
create table status_span (
    ticket_id  uuid        not null references ticket on delete cascade,
    entered_at timestamptz not null,
    left_at    timestamptz,
    status     text        not null,
    department text        not null,
    group_key  text,
    assignee   uuid,
    category   text,
    -- Whether it begins with a solution, or with work that begins again.
    solves     boolean     not null,
    reopens    boolean     not null
);
create index status_span_by_ticket on status_span (ticket_id) where left_at is null;
create index status_span_by_entry on status_span (entered_at) include (ticket_id);
create index status_span_by_exit on status_span (left_at);

create table first_answer (
    ticket_id uuid primary key references ticket on delete cascade,
    at        timestamptz not null
);
create index first_answer_by_instant on first_answer (at);

create function is_over(status text) returns boolean language sql immutable parallel safe
    return status in ('RESOLVED', 'CLOSED');

create function ticket_enters_status() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        update status_span set left_at = new.updated_at where ticket_id = new.id and left_at is null;
    end if;
    insert into status_span values (new.id, new.updated_at, null, new.status, new.department, new.group_key,
        new.assignee, new.category, tg_op = 'UPDATE' and is_over(new.status) and not is_over(old.status),
        tg_op = 'UPDATE' and not is_over(new.status) and is_over(old.status));
    return null;
end $$;
create trigger ticket_enters_status after insert on ticket for each row execute function ticket_enters_status();
create trigger ticket_changes_status after update on ticket for each row
    when (old.status is distinct from new.status or old.department is distinct from new.department
        or old.group_key is distinct from new.group_key or old.assignee is distinct from new.assignee
        or old.category is distinct from new.category)
    execute function ticket_enters_status();

create function ticket_is_answered() returns trigger language plpgsql as $$
begin
    insert into first_answer values (new.ticket_id, new.created_at) on conflict do nothing;
    return null;
end $$;
create trigger ticket_is_answered after insert on message for each row
    when (new.kind = 'REPLY' and new.author_kind in ('AGENT', 'CLIENT'))
    execute function ticket_is_answered();

-- What happened before: the present status since the last change.
insert into status_span
select id, updated_at, null, status, department, group_key, assignee, category, is_over(status), false from ticket;
insert into first_answer
select ticket_id, min(created_at) from message where kind = 'REPLY' and author_kind in ('AGENT', 'CLIENT')
group by ticket_id;

-- A known problem, to which tickets are attached until it ends.
create table problem (
    id         uuid primary key,
    title      text        not null,
    department text        not null,
    -- What customers are told meanwhile; published by whoever announces.
    notice     text,
    created_by text        not null,
    created_at timestamptz not null,
    ended_at   timestamptz,
    job_id     uuid
);
create table problem_ticket (
    problem_id  uuid        not null references problem on delete cascade,
    ticket_id   uuid        not null references ticket on delete cascade,
    attached_at timestamptz not null,
    primary key (problem_id, ticket_id)
);
create index problem_by_ticket on problem_ticket (ticket_id);
