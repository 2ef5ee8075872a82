-- What became of what the identity provider was told about an agent.
alter table agent
    add column invited_at           timestamptz,
    add column invitation_failed_at timestamptz,
    add column invitation_error     text,
    add column account_failed_at    timestamptz,
    add column account_error        text,
    -- The kind of the call that failed: another one that succeeds says nothing of it.
    add column account_call         text;
