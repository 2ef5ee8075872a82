-- What a request with an Idempotency-Key was answered, in the transaction of its act; kept for 24 hours.
create table idempotency (
    caller     text        not null,
    route      text        not null,
    key        text        not null,
    body_hash  text        not null,
    status     integer     not null,
    headers    text        not null,
    body       text,
    created_at timestamptz not null,
    primary key (caller, route, key)
);

create index idempotency_created_at on idempotency (created_at);
