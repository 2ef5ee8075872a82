-- Before which offset everything has been heard of a topic, by all replicas together: what falls due waits for what happened
-- before. Written with each batch, so that it is cleaned often.
create table heard_place (
    topic       text   not null,
    part        int    not null,
    next_offset bigint not null,
    primary key (topic, part)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
