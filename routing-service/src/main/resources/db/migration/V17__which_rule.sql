-- Which rule chose the group, and as it was described then: names may change, and be anything.
alter table ticket
    add column rule_id      uuid,
    add column rule_version bigint;
alter table decision
    add column rule_id      uuid,
    add column rule_version bigint;
