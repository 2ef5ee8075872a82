create table applied (
    entry text   not null,
    nth   bigint generated always as identity
);
create table probe_entity (id uuid primary key);
create table probe_parent (id uuid primary key, child_id uuid references probe_entity);
