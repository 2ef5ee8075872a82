-- Both are trusted: the owner of the database may create them.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- As we compare names: without accents and case. The dictionary is named, so the result depends on nothing but the text.
create function folded(text) returns text language sql immutable parallel safe strict
    return lower(public.unaccent('public.unaccent'::regdictionary, $1));

alter table organization
    add column region          text,
    add column account_manager uuid,
    add column fields          jsonb  not null default '{}',
    add column revision        bigint not null default 1,
    add column external_source text,
    add column external_id     text,
    add constraint one_organization_per_external_id unique (external_source, external_id);
create index organization_by_name on organization (folded(name) collate "C", id);
create index organization_by_words on organization using gin (folded(name) gin_trgm_ops);

-- Whoever writes from one of its domains belongs to the organisation.
create table organization_domain (
    domain          text primary key,
    organization_id uuid not null references organization on delete cascade
);
create index organization_domain_by_organization on organization_domain (organization_id);

alter table contact
    add column region          text,
    add column account_manager uuid,
    add column fields          jsonb  not null default '{}',
    add column verification    text   not null default 'UNVERIFIED',
    -- The contact that this one turned out to be; never one that is merged itself, so that one step suffices.
    add column merged_into     uuid references contact,
    add column revision        bigint not null default 1,
    add column external_source text,
    add column external_id     text,
    add constraint one_contact_per_external_id unique (external_source, external_id),
    add constraint nobody_is_merged_into_themselves check (merged_into <> id);
create index contact_by_merge on contact (merged_into) where merged_into is not null;
create index contact_by_address on contact (email collate "C", id);
create index contact_by_name on contact (folded(name) collate "C", id) where name is not null;
create index contact_by_words on contact using gin (folded(coalesce(name, '') || ' ' || email) gin_trgm_ops);
create index contact_by_domain on contact (split_part(email, '@', 2)) where organization_id is null;
create index contact_by_manager on contact (account_manager) where account_manager is not null;

-- What people did to contacts and organisations, and why.
create table contact_entry (
    id         uuid primary key,
    subject_id uuid        not null,
    at         timestamptz not null,
    kind       text        not null,
    actor      text        not null,
    reason     text,
    detail     jsonb       not null
);
create index contact_entry_by_subject on contact_entry (subject_id, at, id);
