-- The identity provider's own id of the session, by which it says that it has ended. No secret: it opens nothing.
alter table session add column realm_session text;

create index session_by_realm_session on session (realm_session) where realm_session is not null;
