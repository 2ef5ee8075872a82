-- Which events are dead letters: apart from the inbox, whose days are dropped earlier than the topic of dead letters
-- forgets them.
create table inbox_dead (
    event_id uuid primary key,
    died_at  timestamptz not null default now()
);

insert into inbox_dead (event_id) select event_id from inbox where dead on conflict do nothing;
alter table inbox drop column dead;

create or replace function inbox_partitions(today date) returns void language plpgsql as $$
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
    delete from inbox_other where day < today - 30;
    -- As long as the topic of dead letters remembers them, and a day.
    delete from inbox_dead where died_at < today - 31;
end $$;

comment on table outbox_refused is
    'What the broker refused for good. Once its limit is raised: insert into outbox (topic, key, headers, payload) '
    'select topic, key, headers, payload from outbox_refused order by seq, then delete it here.';
