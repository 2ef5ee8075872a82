-- Those that were put aside knew their ticket by its id only.
update incoming_mail m set ticket_number = t.number
from ticket t where t.id = m.ticket_id and m.ticket_number is null;

-- A mailbox may be switched off, and keeps its mails.
alter table mailbox add column enabled boolean not null default true;

-- What somebody decided on a mail that was held: the same decision again is answered as the first. Last, since mails
-- cannot be read from here to the end.
alter table incoming_mail add column decision text;
