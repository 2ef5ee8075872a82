-- A service is told everything again; the place of the next ticket is in the row of due work.
create table republication (
    id          uuid primary key,
    service     text        not null,
    total       bigint      not null,
    told        bigint      not null check (told >= 0),
    started_at  timestamptz not null,
    finished_at timestamptz
);
