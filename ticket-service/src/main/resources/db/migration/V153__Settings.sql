-- What administrators configure: documents of a few kinds, each with a record of its own in the code.
create table setting (
    kind       text        not null,
    key        text        not null,
    department text,
    content    jsonb       not null,
    revision   bigint      not null,
    updated_at timestamptz not null,
    primary key (kind, key)
);

-- The kinds of request that need writing.
insert into setting (kind, key, content, revision, updated_at)
select 'CATEGORIES', key, jsonb_build_object('labels', jsonb_build_object('fr', fr, 'en', en), 'writtenOnly', true),
    1, now()
from (values
    ('account-unblock', 'Déblocage de compte', 'Account unblock'),
    ('contact-deletion', 'Suppression ou déblocage de contact', 'Contact deletion or unblock'),
    ('sensitive-information', 'Information sensible', 'Sensitive information'),
    ('deliverability-review', 'Revue de délivrabilité', 'Deliverability review'),
    ('invoices', 'Factures et adresse de facturation', 'Invoices and invoice address'),
    ('refund', 'Remboursement', 'Refund'),
    ('card-deletion', 'Suppression de carte', 'Card deletion')) as written (key, fr, en);

-- How often one address has used a form within an hour.
create table form_use (
    form  text        not null,
    email text        not null,
    hour  timestamptz not null,
    uses  int         not null,
    primary key (form, email, hour)
);

create table macro_use (
    macro   text primary key,
    uses    bigint      not null,
    used_at timestamptz not null
);

-- A planned project has a date; the list of what is planned is read by it.
create index ticket_by_plan on ticket ((fields ->> 'plannedFor'), id) where type = 'PROJECT';
