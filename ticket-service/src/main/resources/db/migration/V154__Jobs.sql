-- Work on many tickets, one by one: it goes on where it stopped, whatever happens to the process.
create table job (
    id          uuid primary key,
    kind        text        not null,
    state       text        not null,
    -- Key of the caller; nobody else sees it.
    caller      text        not null,
    worker      jsonb       not null,
    params      jsonb       not null,
    total       int         not null,
    done        int         not null,
    failed      int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    finished_at timestamptz
);
create index job_by_caller on job (caller, id);

create table job_item (
    job_id   uuid not null references job on delete cascade,
    position int  not null,
    -- The id of a ticket, or a line of an import.
    content  text not null,
    state    text not null default 'WAITING',
    detail   text,
    primary key (job_id, position)
);
create index job_item_waiting on job_item (job_id, position) where state = 'WAITING';
create index job_item_failed on job_item (job_id, position) where state = 'FAILED';

-- Messages of the past, each of which is imported once.
create table imported_message (
    source      text not null,
    external_id text not null,
    ticket_id   uuid not null references ticket on delete cascade,
    primary key (source, external_id)
);
