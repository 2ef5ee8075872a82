-- Addresses of departments, in lower case, whose owners were asked whether mails may come from them.
create table sender (
    address      text primary key,
    asked_at     timestamptz not null,
    confirmed_at timestamptz,
    confirmed_by text,
    last_error   text
);
