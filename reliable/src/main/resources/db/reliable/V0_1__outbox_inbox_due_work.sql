-- What waits to be sent to Kafka. Small by design: rows go as soon as they are acknowledged,
-- so dead tuples are cleaned early and often.
create table outbox (
    seq        bigint generated always as identity primary key,
    topic      text        not null,
    key        text        not null,
    headers    text        not null,
    payload    bytea       not null,
    created_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_cost_delay = 0, fillfactor = 100);

-- What the broker refused for good.
create table outbox_refused (
    seq        bigint primary key,
    topic      text        not null,
    key        text        not null,
    headers    text        not null,
    payload    bytea       not null,
    reason     text        not null,
    refused_at timestamptz not null default now()
);

-- Events already heard. An event's day is that of its own instant: the same event always meets the same partition.
create table inbox (
    event_id uuid not null,
    day      date not null,
    dead     boolean not null default false,
    primary key (event_id, day)
) partition by range (day);

create table inbox_other partition of inbox default;

create function inbox_partitions(today date) returns void language plpgsql as $$
declare
    wanted date;
    old    text;
begin
    -- One replica at a time.
    perform pg_advisory_xact_lock(7310316371);
    for wanted in select generate_series(today - 1, today + 7, interval '1 day')::date loop
        if to_regclass(format('inbox_%s', to_char(wanted, 'YYYYMMDD'))) is null then
            execute format('create table inbox_%s partition of inbox for values from (%L) to (%L)',
                           to_char(wanted, 'YYYYMMDD'), wanted, wanted + 1);
        end if;
    end loop;
    for old in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
               where i.inhparent = 'inbox'::regclass and c.relname ~ '^inbox_[0-9]{8}$'
                 and to_date(right(c.relname, 8), 'YYYYMMDD') < today - 14 loop
        execute format('drop table %I', old);
    end loop;
    -- Dead ones stay as long as the topic of dead letters remembers them.
    delete from inbox_other where day < today - 30;
end $$;

select inbox_partitions(current_date);

-- Things to be done at an instant.
create table due_work (
    id         uuid primary key,
    kind       text        not null,
    subject    text        not null,
    due_at     timestamptz not null,
    run_at     timestamptz not null,
    payload    text        not null,
    attempts   int         not null default 0,
    last_error text
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

create index due_work_by_time on due_work (run_at);
create index due_work_by_subject on due_work (subject, kind);

-- What failed so often that a person must look at it.
create table due_work_failed (like due_work including defaults, failed_at timestamptz not null default now(), primary key (id));
