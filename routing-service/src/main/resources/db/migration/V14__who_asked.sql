-- Who asked for the ticket to be taken back, should it have to be told again; JSON.
alter table ticket add column released_by text;
