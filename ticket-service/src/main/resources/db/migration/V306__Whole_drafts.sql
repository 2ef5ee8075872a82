-- A draft has all that the message will have.
alter table saved_draft
    add column cc_addresses text[] not null default '{}',
    add column attachments  uuid[] not null default '{}',
    add column mentions     uuid[] not null default '{}',
    add column then_status  text;
