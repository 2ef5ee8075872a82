create table thing (
    id       uuid   primary key,
    subject  text   not null,
    revision bigint not null
);

create table seen (
    number     integer primary key,
    department text    not null,
    group_key  text,
    assignee   uuid,
    email      text,
    manager    uuid
);
