-- The id of a session is only in the browser's cookie: here is its hash, and tokens sealed under a key made from it.
create table session (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  sealed_tokens bytea not null,
  expires_at timestamptz not null
);

create index session_by_expiry on session (expires_at);
