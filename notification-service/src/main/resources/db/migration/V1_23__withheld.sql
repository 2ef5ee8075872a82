-- What is not sent by itself, since mails to the address do not arrive.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
    check (state in ('QUEUED', 'SENT', 'FAILED', 'BOUNCED', 'WITHHELD'));
