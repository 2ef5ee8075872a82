-- Who wrote what was opened: a simulation knows what is known of them from the last ticket that they opened.
alter table opening
    add column requester       uuid,
    add column requester_email text;
update opening set requester = (snapshot::jsonb #>> '{requester,id}')::uuid,
    requester_email = lower(snapshot::jsonb #>> '{requester,email}');
create index opening_by_requester on opening (requester, at);
create index opening_by_requester_email on opening (requester_email, at) where requester_email is not null;
