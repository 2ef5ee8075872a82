-- A form is limited by address and, under an empty address, by all of them; what is an hour old goes at each use.
create index form_use_by_hour on form_use (hour);
-- A ticket is purged with its mails.
create index incoming_mail_by_ticket on incoming_mail (ticket_id) where ticket_id is not null;
create index incoming_mail_by_original on incoming_mail (duplicate_of) where duplicate_of is not null;
