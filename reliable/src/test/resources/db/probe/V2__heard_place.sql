create table heard_place (
    topic       text   not null,
    part        int    not null,
    next_offset bigint not null,
    primary key (topic, part)
);
