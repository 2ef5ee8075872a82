create table applied (
    entry text   not null,
    nth   bigint generated always as identity
);
create table probe_entity (id uuid primary key);
