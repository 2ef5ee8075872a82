-- The first ticket of a group's queue that needs more room than anybody has, and the agent whose room is kept for it as
-- it adds up: one per group, and one per agent. It counts while the ticket waits there and the agent is a member.
create table reservation (
    group_key text primary key references agent_group (key) on delete cascade,
    agent_id  uuid not null unique references agent (id) on delete cascade,
    ticket_id uuid not null,
    units     int  not null
);

create index reservation_by_ticket on reservation (ticket_id);
create index ticket_heavy_in_queue on ticket (queue) where queue is not null and weight > 1;
