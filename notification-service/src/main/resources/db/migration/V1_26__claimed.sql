-- Whether anybody could have opened the ticket in its requester's name; of those opened before this was asked, nobody knows.
alter table mail_thread add column claimed boolean not null default false;
