-- The server whose Authentication-Results are believed.
alter table mailbox add column authentication_server text;

-- Who vouches for a mail, how it is protected, and what it reports of another.
alter table incoming_mail add column verdict text;
alter table incoming_mail add column spf text;
alter table incoming_mail add column dkim text;
alter table incoming_mail add column dmarc text;
alter table incoming_mail add column signed text;
alter table incoming_mail add column encrypted text;
alter table incoming_mail add column report text;
alter table incoming_mail add column reported_address text;
alter table incoming_mail add column reported_status text;
alter table incoming_mail add column reported_permanent boolean;
create index incoming_mail_by_sender on incoming_mail (from_address, received_at);
create index incoming_mail_by_mailbox on incoming_mail (mailbox_id, outcome);
create index incoming_mail_by_message on incoming_mail (message_id) where message_id is not null;

-- The content of a file stays in the raw mail: its position there leads to it.
create table incoming_mail_attachment (
    id           uuid primary key,
    mail_id      uuid    not null references incoming_mail,
    position     int     not null,
    filename     text    not null,
    content_type text    not null,
    size         bigint  not null,
    sha256       text    not null,
    inline       boolean not null,
    content_id   text,
    constraint one_file_per_position unique (mail_id, position)
);
