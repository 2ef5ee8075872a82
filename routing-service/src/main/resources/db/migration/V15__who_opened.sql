-- Who wrote what was opened: a simulation knows what is known of them from the last ticket that they opened. What was
-- opened before is not looked through, while nothing could be routed: it is forgotten within the time that openings are kept.
alter table opening
    add column requester       uuid,
    add column requester_email text;
create index opening_by_requester on opening (requester, at) where requester is not null;
create index opening_by_requester_email on opening (requester_email, at) where requester_email is not null;
