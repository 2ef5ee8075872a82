-- What has come of the parts of an import: a part that is sent again replaces what came before under its number.
create table job_part (
    job_id   uuid    not null references job on delete cascade,
    part     int     not null,
    -- The attempt at sending it that holds.
    upload   uuid    not null,
    lines    int     not null check (lines >= 0),
    complete boolean not null,
    primary key (job_id, part)
);
insert into job_part
select i.job_id, (i.position - 1) / 100000, gen_random_uuid(), max(i.position - 1) % 100000 + 1, true
from job_item i join job j on j.id = i.job_id where j.kind <> 'BULK' and j.state = 'COLLECTING' group by 1, 2;

-- Jobs go with their lines thirty days after the last that was heard of them.
insert into due_work (id, kind, subject, due_at, run_at, payload)
select gen_random_uuid(), 'forget-job', id, updated_at + interval '30 days', updated_at + interval '30 days', ''
from job;
