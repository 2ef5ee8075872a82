-- Who came to a group's queue, and when last: room is left free for others only where others write. Written by drains
-- alone, which have the group to themselves; forgotten after a while.
create table group_writer (
    group_key    text        not null references agent_group (key) on delete cascade,
    requester    uuid        not null,
    organization uuid,
    at           timestamptz not null,
    primary key (group_key, requester)
);

create index group_writer_by_time on group_writer (at);
