-- The number of the last turn in which a person gave an agent work: beside their load, which whoever gives by hand shares
-- with others. Inserted, so that nobody waits; whoever inserts takes away what came before.
create table hand_turn (
    turn     bigint primary key,
    agent_id uuid not null
);
create index hand_turn_of_agent on hand_turn (agent_id, turn);
